/** Which work runs and which import just ended, from the events of the engine. Pure. */
import type { Events, JobId, JobProgress, MatterId } from '../bridge/types.ts';

export type JobDone = Events['job.done'];

export interface JobsState {
  readonly running: readonly JobProgress[];
  /** The last import of each matter that ended, until it is put away. */
  readonly finished: readonly { readonly matter: MatterId; readonly done: JobDone }[];
}

export type JobsNews =
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | { readonly kind: 'done'; readonly done: JobDone }
  | { readonly kind: 'put-away'; readonly job: JobId };

export const noJobs: JobsState = { running: [], finished: [] };

export function jobsAfter(state: JobsState, news: JobsNews): JobsState {
  switch (news.kind) {
    case 'progress':
      return { ...state, running: [...without(state.running, news.progress.job), news.progress] };
    case 'done':
      return ended(state, news.done);
    case 'put-away':
      return { ...state, finished: state.finished.filter(({ done }) => done.job !== news.job) };
  }
}

function ended({ running, finished }: JobsState, done: JobDone): JobsState {
  const last = running.find((one) => one.job === done.job);
  const rest = without(running, done.job);
  if (last?.kind !== 'import' || last.matter === null) return { running: rest, finished };
  const { matter } = last;
  return { running: rest, finished: [...finished.filter((one) => one.matter !== matter), { matter, done }] };
}

function without(running: readonly JobProgress[], job: JobId): readonly JobProgress[] {
  return running.filter((one) => one.job !== job);
}
