import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FileLedger } from '../../../electron/adapters/ledger-file/open-ledger.ts';
import { draft, openLog, temporaryFolder } from './log-for-tests.ts';

let folder: string;
let log: FileLedger;
beforeEach(async () => {
  folder = temporaryFolder();
  log = await openLog(folder);
  for (let batch = 0; batch < 10; batch += 1)
    await Promise.all(Array.from({ length: 20 }, (_, n) => log.append(draft(20 * batch + n))));
});

/** Stops after `steps` steps. */
function stopAfter(steps: number): { watch: Parameters<FileLedger['verify']>[0] & object; told: number[][] } {
  const control = new AbortController();
  const told: number[][] = [];
  const onProgress = (done: number, total: number): void => {
    told.push([done, total]);
    if (told.length === steps) control.abort();
  };
  return { watch: { signal: control.signal, onProgress }, told };
}

describe('a log of many segments', () => {
  test('tells how far its verification is, and comes to the same verdict', async () => {
    const { watch, told } = stopAfter(Infinity);
    const verdict = await log.verify(watch);
    expect(verdict).toEqual(await log.verify());
    expect(told.length).toBeGreaterThan(3);
    expect(told.map(([done]) => done)).toEqual([...told.map(([done]) => done)].sort((a, b) => a! - b!));
    expect(new Set(told.map(([, total]) => total))).toEqual(new Set([verdict.size]));
  });

  test('stops verifying when asked, and goes on taking events', async () => {
    const { watch, told } = stopAfter(2);
    await expect(log.verify(watch)).rejects.toMatchObject({ name: 'AbortError' });
    expect(told).toHaveLength(2);
    await expect(log.append(draft(999))).resolves.toMatchObject({ index: 201 });
  });

  test('stops exporting when asked, and leaves nothing of it behind', async () => {
    const { watch } = stopAfter(2);
    const out = join(folder, 'out', 'bundle');
    const trial = log.export(out, { since: null, until: null }, watch);
    await expect(trial).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(join(folder, 'out'))).toEqual([]);
  });
});
