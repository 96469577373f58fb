import { describe, expect, test } from 'vitest';
import { createJobs } from '../../electron/compose/jobs.ts';
import { watchedWork } from '../../electron/compose/watched-work.ts';
import type { Emit, Events } from '../../electron/contract/events.ts';
import { CloisterError } from '../../electron/contract/failure.ts';

/** A clock that goes on by 100 ms at each look. */
function parts(): { told: Events['job.progress'][]; parts: Parameters<typeof watchedWork>[1] } {
  const told: Events['job.progress'][] = [];
  const emit: Emit = (name, payload) => {
    if (name === 'job.progress') told.push(payload as Events['job.progress']);
  };
  let now = 0;
  const clock = { monotonic: () => (now += 100), now: () => '' };
  const jobs = createJobs(emit, (prefix) => `${prefix}_0123456789abcdef`);
  return { told, parts: { jobs, needs: { emit }, clock } as never };
}

const about = { kind: 'verify', step: 'verifying' } as const;

describe('work that its caller waits for', () => {
  test('hands over what it made, and tells the first step at once and no more than five a second', async () => {
    const { told, parts: with_ } = parts();
    const made = await watchedWork(about, with_, async ({ onProgress }) => {
      for (let done = 0; done < 10; done += 1) onProgress(done, 10);
      return 'made';
    });
    expect(made).toBe('made');
    expect(told.map(({ done }) => done)).toEqual([0, 2, 4, 6, 8]);
    expect(told[0]).toMatchObject({ kind: 'verify', step: 'verifying', total: 10, matter: null });
  });

  test('stops as a job does, and says that it was stopped', async () => {
    const { told, parts: with_ } = parts();
    const trial = watchedWork(about, with_, async ({ signal, onProgress }) => {
      onProgress(0, 2);
      await new Promise((resolve) => setTimeout(resolve, 20));
      signal.throwIfAborted();
      return 'made';
    });
    await Promise.resolve();
    await Promise.resolve();
    with_.jobs.cancel(told[0]!.job);
    await expect(trial).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('fails as the work fails', async () => {
    const { parts: with_ } = parts();
    const trial = watchedWork(about, with_, () => Promise.reject(new CloisterError('disk-low', { subject: 'stick' })));
    await expect(trial).rejects.toMatchObject({ code: 'disk-low', subject: 'stick' });
  });
});
