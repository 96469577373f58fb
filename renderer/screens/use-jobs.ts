/** Running and just-finished work, kept while the person moves between screens. */
import { useCallback, useState } from 'react';
import { useEvent } from '../bridge/use-event.ts';
import type { Events, JobId, JobProgress, MatterId } from '../bridge/types.ts';

export type JobDone = Events['job.done'];

export interface Jobs {
  readonly running: readonly JobProgress[];
  /** The last import of each matter that ended, until it is put away. */
  readonly finished: readonly { readonly matter: MatterId; readonly done: JobDone }[];
  readonly putAway: (job: JobId) => void;
}

export function useJobs(onImportDone: () => void): Jobs {
  const [running, setRunning] = useState<readonly JobProgress[]>([]);
  const [finished, setFinished] = useState<Jobs['finished']>([]);
  useEvent('job.progress', (progress) => {
    setRunning((before) => [...before.filter((one) => one.job !== progress.job), progress]);
  });
  useEvent('job.done', (done) => {
    const last = running.find((one) => one.job === done.job);
    setRunning((before) => before.filter((one) => one.job !== done.job));
    const matter = last?.matter ?? null;
    if (matter === null || last?.kind !== 'import') return;
    setFinished((before) => [...before.filter((one) => one.matter !== matter), { matter, done }]);
    onImportDone();
  });
  const putAway = useCallback((job: JobId) => {
    setFinished((before) => before.filter((one) => one.done.job !== job));
  }, []);
  return { running, finished, putAway };
}
