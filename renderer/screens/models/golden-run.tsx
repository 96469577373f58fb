/** The run of the golden set, what came out otherwise, and the word of a person that lets it answer. */
import { useState, type ReactNode } from 'react';
import type { Failure, GoldenReport, GoldenView } from '../../bridge/types.ts';
import { useEvent } from '../../bridge/use-event.ts';
import { Button } from '../../parts/button.tsx';
import { ActForm } from '../act-form.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { TextQuestion } from '../text-question.tsx';
import { GoldenLines } from './golden-lines.tsx';

export function GoldenRun({ view, onChanged }: { view: GoldenView; onChanged: () => void }): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const { at, asked, failure, report, run } = useRun(onChanged);
  const isRunning = asked || view.state === 'running';
  return (
    <>
      <div className="row">
        {isRunning ? (
          <Button icon="x" onPress={() => void ask('models.stop', {})}>
            Stop
          </Button>
        ) : (
          <Button icon="shield-check" refused={refusal} onPress={run}>
            Run it now
          </Button>
        )}
        {isRunning && (
          <span className="note" role="status">
            Running beside the work: {at}.
          </span>
        )}
      </div>
      {view.state === 'differs' ? (
        <>
          <GoldenLines lines={view.lines} documents={view.documents.length} />
          <Accept onChanged={onChanged} />
        </>
      ) : (
        report !== null && <GoldenLines lines={report.lines} documents={report.summary.documents} />
      )}
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  );
}

function useRun(onChanged: () => void) {
  const { ask } = useSession();
  const [asked, setAsked] = useState(false);
  const [at, setAt] = useState('beginning');
  const [report, setReport] = useState<GoldenReport | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEvent('models.progress', ({ step, done, total }) => {
    if (step === 'golden') setAt(`document ${done + 1} of ${total}`);
  });
  const run = async (): Promise<void> => {
    setAsked(true);
    const result = await ask('golden.run', {});
    setAsked(false);
    setFailure(result.ok || result.failure.code === 'cancelled' ? null : result.failure);
    if (result.ok) setReport(result.value);
    onChanged();
  };
  return { asked, at, report, failure, run: () => void run() };
}

function Accept({ onChanged }: { onChanged: () => void }): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const [reason, setReason] = useState('');
  const accept = async (): Promise<Failure | null> => {
    const result = await ask('golden.accept', { reason: reason.trim() });
    if (!result.ok) return result.failure;
    onChanged();
    return null;
  };
  return (
    <ActForm
      isPart
      verb="Accept the differences"
      refused={refusal ?? (reason.trim() === '' ? 'Accept: a reason is missing' : null)}
      act={accept}
    >
      <TextQuestion label="Why these differences may come into use" value={reason} onChange={setReason} />
    </ActForm>
  );
}
