import { expect, test } from 'vitest';
import { createJobs } from '../../electron/compose/jobs.ts';
import { CloisterError } from '../../electron/contract/failure.ts';
import { fakeNewId } from '../fakes/fake-clock.ts';

function jobs(): { jobs: ReturnType<typeof createJobs>; events: string[] } {
  const events: string[] = [];
  return { jobs: createJobs((name) => events.push(name), fakeNewId()), events };
}

test('a job has its id before any of its work runs', async () => {
  const { jobs: made } = jobs();
  let ran = false;
  const job = made.start(async () => {
    ran = true;
    return { counts: {}, problems: false };
  });
  expect(ran).toBe(false);
  await expect(made.done(job)).resolves.toMatchObject({ outcome: 'done' });
  expect(ran).toBe(true);
});

test('a refused job says its code, a stopped one says cancelled', async () => {
  const { jobs: made } = jobs();
  const refused = made.start(() => Promise.reject(new CloisterError('disk-low')));
  await expect(made.done(refused)).resolves.toMatchObject({ outcome: 'failed', failure: { code: 'disk-low' } });
  const stopped = made.start(
    (_job, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('whatever the work threw'));
        });
      }),
  );
  const done = made.done(stopped);
  await Promise.resolve();
  made.cancel(stopped);
  await expect(done).resolves.toMatchObject({ outcome: 'cancelled' });
});

test('closing cancels what runs and waits for it', async () => {
  const { jobs: made, events } = jobs();
  made.start(
    (_job, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new CloisterError('cancelled'));
        });
      }),
  );
  await Promise.resolve();
  await made.close();
  expect(events).toEqual(['job.done']);
});

test('a job that is not running cannot be cancelled', () => {
  expect(() => {
    jobs().jobs.cancel('job_0000000000' as never);
  }).toThrow('not-found');
});

test('idle waits for every job but the one that asks, also for those that begin meanwhile', async () => {
  const { jobs: made } = jobs();
  const order: string[] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const work = (at: number) => async () => {
    await gates[at]!.promise;
    order.push(`job ${String(at)}`);
    return { counts: {}, problems: false };
  };
  made.start(work(0));
  const asking = made.start(async (own) => {
    await made.idle(own);
    order.push('asked');
    return { counts: {}, problems: false };
  });
  await Promise.resolve();
  made.start(work(1));
  gates[0]!.resolve();
  gates[1]!.resolve();
  await made.done(asking);
  expect(order).toEqual(['job 0', 'job 1', 'asked']);
  await made.idle();
});
