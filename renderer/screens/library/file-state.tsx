/** The state of a file: sign and words. What needs a person comes first. */
import type { ReactNode } from 'react';
import type { DocumentRecord } from '../../bridge/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { SignWord } from '../../parts/sign.tsx';
import type { IconName } from '../../theme/icons.ts';

export function FileState(props: { document: DocumentRecord; needsDecision: number; title: string }): ReactNode {
  const { document, needsDecision, title } = props;
  if (document.outcome !== 'ok') return <Trouble outcome={document.outcome} title={title} />;
  if (document.status !== 'ready') return <Underway waiting={document.status === 'received'} title={title} />;
  if (needsDecision > 0) {
    return <SignWord name="person" word={needsDecision === 1 ? '1 needs you' : `${needsDecision} need you`} />;
  }
  return <IconWord icon="check" title={title} look="q2" />;
}

function Trouble({ outcome, title }: { outcome: DocumentRecord['outcome']; title: string }): ReactNode {
  switch (outcome) {
    case 'rejected':
      return <IconWord icon="ban" title={title} look="danger" />;
    case 'failed':
      return <IconWord icon="triangle-alert" title={title} look="danger" />;
    case 'partial':
    case 'needs-ocr':
      return <SignWord name="illegible" word={title} />;
    case 'needs-password':
    case 'limit':
    case 'ok':
      return <SignWord name="person" word={title} />;
  }
}

function Underway({ waiting, title }: { waiting: boolean; title: string }): ReactNode {
  return waiting ? <SignWord name="untried" word={title} /> : <IconWord icon="loader" title={title} look="q2" />;
}

function IconWord({ icon, title, look }: { icon: IconName; title: string; look: 'q2' | 'danger' }): ReactNode {
  return (
    <span className={`row ${look}`} title={title}>
      <Icon name={icon} />
      <span className="cut">{title}</span>
    </span>
  );
}
