/** Running and just-finished work, kept while the person moves between screens. */
import { useReducer } from 'react';
import { useEvent } from '../bridge/use-event.ts';
import type { JobId } from '../bridge/types.ts';
import { jobsAfter, noJobs, type JobsState } from './jobs-state.ts';

export interface Jobs extends JobsState {
  readonly putAway: (job: JobId) => void;
}

export function useJobs(onDone: () => void): Jobs {
  const [state, tell] = useReducer(jobsAfter, noJobs);
  useEvent('job.progress', (progress) => {
    tell({ kind: 'progress', progress });
  });
  useEvent('job.done', (done) => {
    tell({ kind: 'done', done });
    onDone();
  });
  return {
    ...state,
    putAway: (job) => {
      tell({ kind: 'put-away', job });
    },
  };
}
