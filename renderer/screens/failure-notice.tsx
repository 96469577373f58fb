/** A failure in words: what happened, what to do, a code for IT. Never a stack trace. */
import type { ReactNode } from 'react';
import type { Failure } from '../bridge/types.ts';
import { Button } from '../parts/button.tsx';
import { Notice, type NoticeKind } from '../parts/notice.tsx';
import { failureWords } from './words/failure-words.ts';

const blocking = new Set<Failure['code']>(['not-allowed', 'on-hold', 'matter-locked', 'no-approved-model']);

export function FailureNotice({ failure, onRetry }: { failure: Failure; onRetry?: () => void }): ReactNode {
  const words = failureWords[failure.code];
  const kind: NoticeKind =
    failure.code === 'log-unavailable' ? 'log' : blocking.has(failure.code) ? 'blocked' : 'error';
  return (
    <Notice
      kind={kind}
      title={words.title}
      code={failure.subject === undefined ? failure.code : `${failure.code} ${failure.subject}`}
      actions={onRetry === undefined ? undefined : <Button onPress={onRetry}>Try again</Button>}
    >
      <p>{words.way}</p>
    </Notice>
  );
}
