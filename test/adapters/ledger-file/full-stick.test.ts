// A stick that is full after a while: said as that, nothing claimed, nothing left, and the log goes on.
import { existsSync, readdirSync } from 'node:fs';
import type * as FilePromises from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openExportFolder } from '../../../electron/adapters/ledger-file/open-export-folder.ts';
import { draft, fill, openLog, temporaryFolder } from './log-for-tests.ts';

const disk = vi.hoisted(() => ({ room: Infinity }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FilePromises>();
  const open: typeof real.open = async (path, flags, mode) => {
    const handle = await real.open(path, flags, mode);
    if (!String(path).includes('.part-')) return handle;
    const write = handle.writeFile.bind(handle);
    handle.writeFile = async (data, options) => {
      disk.room -= (data as Uint8Array).length;
      if (disk.room < 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      await write(data, options);
    };
    return handle;
  };
  return { ...real, open };
});

beforeEach(() => {
  disk.room = Infinity;
});

describe('an export onto a stick that fills up', () => {
  test.each([0, 100, 5000, 20_000])(
    'after %i bytes ends as a full disk, and leaves nothing that looks like an export',
    async (room) => {
      const folder = temporaryFolder();
      const log = await openLog(folder);
      await fill(log, 50);
      const out = join(folder, 'stick', 'bundle');
      disk.room = room;
      await expect(log.export(out, { since: null, until: null })).rejects.toMatchObject({
        code: 'disk-low',
        subject: out,
      });
      expect(existsSync(out)).toBe(false);
      expect(readdirSync(join(folder, 'stick'))).toEqual([]);
      await expect(log.append(draft(51))).resolves.toBeDefined();
      disk.room = Infinity;
      await expect(log.export(out, { since: null, until: null })).resolves.toMatchObject({ entries: 52 });
    },
  );

  test('is said for views too', async () => {
    const out = join(temporaryFolder(), 'view');
    const writer = await openExportFolder(out);
    const file = await writer.file('events.csv');
    disk.room = 3;
    await expect(file.add('1234')).rejects.toMatchObject({ code: 'disk-low', subject: out });
    await writer.abandon();
    expect(existsSync(out)).toBe(false);
  });
});
