/** The golden set: its documents, what waits for a run, the run, and a word about what came out otherwise. */
import { useState, type ReactNode } from 'react';
import type { Failure, GoldenReport, GoldenView } from '../../bridge/types.ts';
import { useEvent } from '../../bridge/use-event.ts';
import { useLoaded } from '../../bridge/use-loaded.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { TextQuestion } from '../text-question.tsx';
import { count } from '../words/numbers.ts';
import { GoldenLines } from './golden-lines.tsx';

export function GoldenDialog({ onClose }: { onClose: () => void }): ReactNode {
  const golden = useLoaded('golden.show', {});
  return (
    <Dialog title="Golden set" onClose={onClose} wide>
      <div className="questions">
        <p className="q2">
          Reviewed documents whose decided findings every change is held against: of the application, a model, a prompt
          or a threshold. What changed is not used until the set has run without a difference, or a person accepted it.
        </p>
        <Shown of={golden} what="the golden set">
          {(view) => (view.documents.length === 0 ? <NoSet /> : <GoldenState view={view} onChanged={golden.reload} />)}
        </Shown>
      </div>
    </Dialog>
  );
}

function NoSet(): ReactNode {
  return (
    <Notice kind="empty" title="No golden set yet">
      <p>Review some documents, then freeze what was decided about them with “cloister models golden add DOCUMENT”.</p>
    </Notice>
  );
}

function GoldenState({ view, onChanged }: { view: GoldenView; onChanged: () => void }): ReactNode {
  return (
    <>
      {view.pending.length > 0 && (
        <Notice kind="person" title="Changed, and not used until the set has run">
          <ul className="dot">
            {view.pending.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ul className="dot">
        {view.documents.map(({ document, name, fields }) => (
          <li key={document}>
            {name ?? 'a document that was erased'}, {count(fields, 'decided finding')}
          </li>
        ))}
      </ul>
      <RunSet onChanged={onChanged} />
    </>
  );
}

function RunSet({ onChanged }: { onChanged: () => void }): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const [running, setRunning] = useState<string | null>(null);
  const [report, setReport] = useState<GoldenReport | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEvent('models.progress', ({ done, total }) => {
    setRunning((before) => (before === null ? null : `document ${done + 1} of ${total}`));
  });
  const run = async (): Promise<void> => {
    setRunning('beginning');
    const result = await ask('golden.run', {});
    setRunning(null);
    setFailure(result.ok || result.failure.code === 'cancelled' ? null : result.failure);
    if (!result.ok) return;
    setReport(result.value);
    if (result.value.lines.length === 0) onChanged();
  };
  return (
    <>
      <div className="row">
        {running === null ? (
          <Button look="main" icon="shield-check" refused={refusal} onPress={() => void run()}>
            Run it now
          </Button>
        ) : (
          <Button icon="x" onPress={() => void ask('models.stop', {})}>
            Stop
          </Button>
        )}
        {running !== null && (
          <span className="note" role="status">
            Running beside the work: {running}.
          </span>
        )}
      </div>
      {report !== null && <GoldenLines report={report} />}
      {report !== null && report.lines.length > 0 && <Accept onChanged={onChanged} />}
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  );
}

function Accept({ onChanged }: { onChanged: () => void }): ReactNode {
  const { ask } = useSession();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const accept = async (): Promise<void> => {
    const result = await ask('golden.accept', { reason: reason.trim() });
    setFailure(result.ok ? null : result.failure);
    if (result.ok) onChanged();
  };
  return (
    <>
      <TextQuestion label="Why these differences may come into use" value={reason} onChange={setReason} />
      <div className="row">
        <Button refused={reason.trim() === '' ? 'Accept: a reason is missing' : null} onPress={() => void accept()}>
          Accept the differences
        </Button>
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  );
}
