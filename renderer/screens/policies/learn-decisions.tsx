/** Turns what people decided about a policy's findings into marks, when somebody asks. Trains nothing. */
import { useState, type ReactNode } from 'react';
import type { Failure } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { count } from '../words/numbers.ts';
import type { PolicyPaneProps } from './policy-pane-props.ts';

export function LearnDecisions({ status, onChange }: PolicyPaneProps): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const [words, setWords] = useState('Accepted findings become marks that break it, rejected ones marks that do not.');
  const [failure, setFailure] = useState<Failure | null>(null);
  const learn = async (): Promise<void> => {
    const result = await ask('policy.learn', { policy: status.policy.id });
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    const { added, status: after } = result.value;
    setWords(added === 0 ? 'No decision was new.' : `${count(added, 'new mark')}. Train and measure to use them.`);
    onChange(after);
  };
  return (
    <>
      <Button icon="list-filter" refused={refusal} onPress={() => void learn()}>
        Take over decisions as marks
      </Button>
      <p className="note" role="status">
        {words}
      </p>
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  );
}
