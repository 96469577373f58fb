/** The state of a file: sign and words. What needs a person comes first. */
import type { ReactNode } from 'react';
import type { DocumentRecord } from '../../bridge/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { SignWord } from '../../parts/sign.tsx';

export function FileState(props: { document: DocumentRecord; needsDecision: number; title: string }): ReactNode {
  const { document, needsDecision, title } = props;
  const { outcome, status } = document;
  if (outcome === 'rejected' || outcome === 'failed') {
    return (
      <span className="row danger" title={title}>
        <Icon name={outcome === 'rejected' ? 'ban' : 'triangle-alert'} />
        <span className="cut">{title}</span>
      </span>
    );
  }
  if (outcome === 'partial' || outcome === 'needs-ocr') return <SignWord name="illegible" word={title} />;
  if (outcome !== 'ok') return <SignWord name="person" word={title} />;
  if (status !== 'ready') {
    return status === 'received' ? (
      <SignWord name="untried" word={title} />
    ) : (
      <span className="row q2">
        <Icon name="loader" />
        <span className="cut">{title}</span>
      </span>
    );
  }
  if (needsDecision > 0) {
    return <SignWord name="person" word={needsDecision === 1 ? '1 needs you' : `${needsDecision} need you`} />;
  }
  return (
    <span className="row q2">
      <Icon name="check" />
      {title}
    </span>
  );
}
