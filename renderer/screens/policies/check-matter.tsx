/** Reads the documents of this matter with the policies in force, and says what came of it. */
import { useState, type ReactNode } from 'react';
import type { Failure, MatterId } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { count } from '../words/numbers.ts';

export function CheckMatter({ matter }: { matter: MatterId }): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const [isBusy, setIsBusy] = useState(false);
  const [words, setWords] = useState('New files are read as they come in.');
  const [failure, setFailure] = useState<Failure | null>(null);
  const check = async (): Promise<void> => {
    setIsBusy(true);
    const result = await ask('policy.check', { matter });
    setIsBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    const { documents, reported, asked } = result.value;
    setWords(`${count(documents, 'file')} read: ${count(reported, 'passage')} reported, ${asked} need a decision.`);
  };
  return (
    <div className="sec">
      <Button
        icon="text-search"
        refused={refusal ?? (isBusy ? 'Reading this matter' : null)}
        onPress={() => void check()}
      >
        Read this matter now
      </Button>
      <p className="note" role="status">
        {words}
      </p>
      {failure !== null && <FailureNotice failure={failure} />}
    </div>
  );
}
