import { expect, test } from 'vitest';
import { appendQueue } from '../../../electron/adapters/ledger-file/append-queue.ts';
import type { EventReceipt } from '../../../electron/contract/audit.ts';
import type { NewEvent } from '../../../electron/adapters/ledger-file/commit-batch.ts';
import { draft } from './log-for-tests.ts';

/** A queue whose batches are written down. */
function watchedQueue(): { append: (n: number) => Promise<EventReceipt>; batches: number[] } {
  const batches: number[] = [];
  const commit = async (events: readonly NewEvent[]): Promise<readonly EventReceipt[]> => {
    batches.push(events.length);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return events.map(() => ({ index: 0, leaf: '', at: '' }) as unknown as EventReceipt);
  };
  const queue = appendQueue(commit, () => undefined);
  return { append: (n) => queue.append(draft(n), null), batches };
}

test('events appended in one breath are one batch, the first of them included', async () => {
  const { append, batches } = watchedQueue();
  await Promise.all(Array.from({ length: 64 }, (_, n) => append(n)));
  expect(batches).toEqual([64]);
});

test('whoever goes on as soon as an event is durable shares the next batch', async () => {
  const { append, batches } = watchedQueue();
  const each = async (n: number): Promise<void> => {
    for (let round = 0; round < 3; round++) await append(n);
  };
  await Promise.all(Array.from({ length: 16 }, (_, n) => each(n)));
  expect(batches).toEqual([16, 16, 16]);
});
