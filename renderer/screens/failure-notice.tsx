/** A failure in words: what happened, why, what to do, a code for IT. Never a stack trace. */
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
  const reason = reasonOf(failure);
  const isPlain = failure.subject === undefined || reason !== null;
  return (
    <Notice
      kind={kind}
      title={words.title}
      code={isPlain ? failure.code : `${failure.code} ${failure.subject}`}
      actions={onRetry === undefined ? undefined : <Button onPress={onRetry}>Try again</Button>}
    >
      {reason !== null && <p className="strong">{reason}</p>}
      <p>{words.way}</p>
    </Notice>
  );
}

/** What is refused or not taken as written says why in a sentence; a bare name or a list of faults stays with the code. */
export function reasonOf({ code, subject }: Failure): string | null {
  if (code !== 'not-allowed' && code !== 'invalid') return null;
  if (subject === undefined || !/^[\p{L}\d“"][^\s{[]* [^\s{[]+ [^\n{[]+$/u.test(subject)) return null;
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)}${/[.!?]$/u.test(subject) ? '' : '.'}`;
}
