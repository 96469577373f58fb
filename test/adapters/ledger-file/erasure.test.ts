import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draft, openLog, temporaryFolder } from './log-for-tests.ts';

const about = (document: string): ReturnType<typeof draft> => ({
  ...draft(1),
  why: { purpose: 'test', matter: 'm_0000000001' },
  what: { document },
});

/** Every byte under a folder. */
function allBytes(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
}

describe('destroying the key of a subject', () => {
  test('ends its details alone, also after the log is opened again, and every proof stays valid', async () => {
    const folder = temporaryFolder();
    const log = await openLog(folder);
    const gone = await log.append(about('d_1'), { name: 'Jane Roe' });
    const kept = await log.append(about('d_2'), { name: 'John Doe' });
    const told = await log.append({ ...about('d_1'), kind: 'document.erased' }, { reason: 'asked by the client' });
    const key = keyFiles(folder).find((bytes) => bytes.length > 0);
    await log.destroyDetails('d_1');
    expect((await log.get(gone.index))?.details).toBeNull();
    expect((await log.get(kept.index))?.details).toEqual({ name: 'John Doe' });
    expect((await log.get(told.index))?.details).toEqual({ reason: 'asked by the client' });
    expect((await log.verify()).intactTo).toBe((await log.state()).size);
    expect((await log.verify()).lines.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
    await log.close();
    const again = await openLog(folder);
    expect((await again.get(gone.index))?.details).toBeNull();
    expect(key).toBeDefined();
  });

  test('leaves no byte of the wrapped key behind', async () => {
    const folder = temporaryFolder();
    const log = await openLog(folder);
    await log.append(about('d_1'), { name: 'Jane Roe' });
    const [wrapped] = keyFiles(folder);
    expect(allBytes(folder).includes(wrapped!)).toBe(true);
    await log.destroyDetails('d_1');
    expect(keyFiles(folder)).toEqual([]);
    for (let at = 0; at + 16 <= wrapped!.length; at += 4)
      expect(allBytes(folder).includes(wrapped!.subarray(at, at + 16))).toBe(false);
  });

  test('is no accident for a subject without details, and details that come later have a new key', async () => {
    const log = await openLog(temporaryFolder());
    await log.destroyDetails('d_9');
    const first = await log.append(about('d_9'), { n: 1 });
    await log.destroyDetails('d_9');
    const second = await log.append(about('d_9'), { n: 2 });
    expect((await log.get(first.index))?.details).toBeNull();
    expect((await log.get(second.index))?.details).toEqual({ n: 2 });
  });
});

function keyFiles(folder: string): Buffer[] {
  const place = join(folder, 'log', 'sidecar', 'keys');
  return readdirSync(place).map((name) => readFileSync(join(place, name)));
}
