/** Long work that its caller waits for: it is told as a job, can be cancelled as one, and ends when the vault locks. */
import type { JobProgress } from '../contract/events.ts';
import { CloisterError } from '../contract/failure.ts';
import type { Watch } from '../ports/watch.ts';
import type { Parts } from './parts.ts';
import { secondsLeft } from './seconds-left.ts';

/** Progress is told at most this often, in milliseconds. */
const pause = 200;

/** Resolves with what the work made. Fails as the work does, or with `cancelled`. */
export async function watchedWork<T>(
  about: Pick<JobProgress, 'kind' | 'step'>,
  { jobs, needs, clock }: Pick<Parts, 'jobs' | 'needs' | 'clock'>,
  work: (watch: Watch) => Promise<T>,
): Promise<T> {
  const made: T[] = [];
  const job = jobs.start(async (id, signal) => {
    const started = clock.monotonic();
    let told = -Infinity;
    const onProgress: Watch['onProgress'] = (done, total) => {
      const now = clock.monotonic();
      if (now - told < pause) return;
      told = now;
      const left = secondsLeft(now - started, done, total);
      needs.emit('job.progress', { ...about, job: id, matter: null, subject: '', done, total, secondsLeft: left });
    };
    made.push(await work({ signal, onProgress }));
    return { counts: {}, problems: false };
  });
  const { failure } = await jobs.done(job);
  if (failure !== null) throw new CloisterError(failure.code, { subject: failure.subject });
  return made[0] as T;
}
