/** What the import of this matter is doing: a number first, a bar second, Stop. Afterwards what came of it. */
import type { ReactNode } from 'react';
import type { JobId, JobProgress, MatterId } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Meter } from '../../parts/meter.tsx';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useSession } from '../session.tsx';
import type { JobDone } from '../jobs-state.ts';
import { failureWords } from '../words/failure-words.ts';
import { importSummary } from '../words/import-words.ts';
import { progressCount, progressTitle } from '../words/job-words.ts';

export function ImportLine({ matter, onStop }: { matter: MatterId; onStop: (job: JobId) => void }): ReactNode {
  const { jobs } = useSession();
  const running = jobs.running.find((job) => job.kind === 'import' && job.matter === matter);
  const finished = jobs.finished.find((job) => job.matter === matter);
  if (running !== undefined) return <Running job={running} onStop={onStop} />;
  return finished === undefined ? null : <Finished done={finished.done} />;
}

function Running({ job, onStop }: { job: JobProgress; onStop: (job: JobId) => void }): ReactNode {
  const stop = (): void => {
    onStop(job.job);
  };
  useScreenKeys('import', [{ key: 'Escape', cap: 'Esc', does: 'stop the import', run: stop }]);
  return (
    <div className="imp" role="status">
      <b className="strong cut">{progressTitle(job)}</b>
      <Meter label="Files done" done={job.done} total={job.total} />
      <span className="nowrap">{progressCount(job)}</span>
      <Button icon="square" keys={['Esc']} onPress={stop}>
        Stop
      </Button>
    </div>
  );
}

function Finished({ done }: { done: JobDone }): ReactNode {
  const { jobs } = useSession();
  return (
    <div className="imp imp-done" role="status">
      <b className="strong">{importSummary(done)}</b>
      <span className="q2 cut grow">{done.failure === null ? '' : failureWords[done.failure.code].way}</span>
      <Button
        look="quiet"
        icon="x"
        name="Put this line away"
        onPress={() => {
          jobs.putAway(done.job);
        }}
      />
    </div>
  );
}
