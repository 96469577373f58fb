/** Long work: started at once, watched by events, stopped by id. */
import type { Emit, Events } from '../contract/events.ts';
import { CloisterError, type Failure } from '../contract/failure.ts';
import { JobId } from '../contract/ids.ts';
import type { NewId } from '../ports/clock.ts';
import { toFailure } from '../wire/serve.ts';

export interface JobEnd {
  readonly counts: Readonly<Record<string, number>>;
  /** True when some items need a person or failed. */
  readonly problems: boolean;
}

export type JobDone = Events['job.done'];

export interface Jobs {
  /** Starts `work` and returns its id before any of it runs. */
  readonly start: (work: (job: JobId, signal: AbortSignal) => Promise<JobEnd>) => JobId;
  /** Fails with `not-found` when no such job is running. */
  readonly cancel: (job: JobId) => void;
  /** Resolves when the job has ended, however it did. */
  readonly done: (job: JobId) => Promise<JobDone>;
  /** Resolves when no job runs but `except`. */
  readonly idle: (except?: JobId) => Promise<void>;
  /** Cancels everything and waits. */
  readonly close: () => Promise<void>;
}

export function createJobs(emit: Emit, newId: NewId): Jobs {
  const running = new Map<JobId, { readonly control: AbortController; readonly ended: Promise<JobDone> }>();
  return {
    start: (work) => {
      const job = JobId.parse(newId('job'));
      const control = new AbortController();
      const ended = run(job, control, work).then((done) => {
        running.delete(job);
        emit('job.done', done);
        return done;
      });
      running.set(job, { control, ended });
      return job;
    },
    cancel: (job) => {
      const one = running.get(job);
      if (one === undefined) throw new CloisterError('not-found', { subject: job });
      one.control.abort();
    },
    done: async (job) => {
      const one = running.get(job);
      if (one === undefined) throw new CloisterError('not-found', { subject: job });
      return one.ended;
    },
    idle: async (except) => {
      const others = (): readonly Promise<JobDone>[] =>
        [...running].flatMap(([id, { ended }]) => (id === except ? [] : [ended]));
      while (others().length > 0) await Promise.all(others());
    },
    close: async () => {
      for (const { control } of running.values()) control.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

async function run(
  job: JobId,
  control: AbortController,
  work: (job: JobId, signal: AbortSignal) => Promise<JobEnd>,
): Promise<JobDone> {
  await Promise.resolve(); // the caller has the id before the first event names it
  try {
    const { counts, problems } = await work(job, control.signal);
    return { job, outcome: problems ? 'done-with-problems' : 'done', failure: null, counts: { ...counts } };
  } catch (error) {
    const failure: Failure = control.signal.aborted ? { code: 'cancelled' } : toFailure(error);
    return { job, outcome: failure.code === 'cancelled' ? 'cancelled' : 'failed', failure, counts: {} };
  }
}
