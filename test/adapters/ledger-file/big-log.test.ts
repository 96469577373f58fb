import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { crc32c } from '../../../electron/adapters/ledger-file/crc32c.ts';
import { openFile } from '../../../electron/adapters/ledger-file/log-files.ts';
import { everything, fill, find, flip, openLog, segmentsOf, temporaryFolder, tickingClock } from './log-for-tests.ts';

describe('a big log', () => {
  /** Every log is big here; segments are small. */
  const big = { wholeScanBytes: 0, segmentBytes: 4096 };

  async function indexedLog(): Promise<{ folder: string; size: number; root: string }> {
    const folder = temporaryFolder();
    const first = await openLog(folder, big);
    await fill(first, 80);
    await first.close();
    const second = await openLog(folder, { ...big, clock: tickingClock('2027-01-01T00:00:00.000Z') });
    const { size, root } = await second.state();
    await second.close();
    return { folder, size, root };
  }
  const indexesOf = (folder: string): string[] => segmentsOf(folder).filter((path) => path.endsWith('.index'));
  const later = { ...big, clock: tickingClock('2028-01-01T00:00:00.000Z') };

  test('opens without reading finished segments, knows all entries, and goes on', async () => {
    const { folder, size } = await indexedLog();
    expect(indexesOf(folder).length).toBeGreaterThan(3);
    const read: string[] = [];
    const watched = async (path: string, flags: string): ReturnType<typeof openFile> => {
      read.push(path);
      return openFile(path, flags);
    };
    const log = await openLog(folder, { ...later, openFile: watched });
    const finished = segmentsOf(folder)
      .filter((path) => path.endsWith('.seg'))
      .slice(0, -2);
    expect(finished.filter((path) => read.includes(path))).toEqual([]);
    await fill(log, 20, 100);
    expect((await log.search(everything)).events).toHaveLength(size + 21);
    expect((await log.verify()).lines.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
  });

  test('does not believe an index that was altered: the entries decide', async () => {
    const { folder } = await indexedLog();
    const [path = ''] = indexesOf(folder);
    const bytes = readFileSync(path);
    bytes[bytes.length - 200] = (bytes[bytes.length - 200] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const log = await openLog(folder, later); // the checksum fails: that segment is read
    await log.close();
    bytes.writeUInt32LE(crc32c(bytes.subarray(48)), 44);
    writeFileSync(path, bytes);
    const again = await openLog(folder, { ...big, clock: tickingClock('2029-01-01T00:00:00.000Z') });
    expect((await again.verify()).lines.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
  });

  test('that was tampered with in a finished segment is found by verification, with class and entry', async () => {
    const { folder } = await indexedLog();
    const path = segmentsOf(folder).find((one) => one.endsWith('.seg') && readFileSync(one).includes('"d_17"')) ?? '';
    flip(path, find(path, '"d_17"') + 2);
    const log = await openLog(folder, later);
    const verdict = await log.verify();
    expect(verdict.outcome).toBe('tampered');
    expect(verdict.lines).toContainEqual(expect.objectContaining({ class: 'altered-entry', index: 18 }));
  });

  test('that lost a finished segment refuses to open', async () => {
    const { folder } = await indexedLog();
    rmSync(segmentsOf(folder).filter((path) => path.endsWith('.seg'))[1] ?? '');
    await expect(openLog(folder, later)).rejects.toMatchObject({ code: 'log-tampered' });
  });
});
