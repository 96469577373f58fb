import { appendFile, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSourceFiles } from '../../../electron/adapters/source-files/open-source-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const { list, read } = openSourceFiles();
const posix = process.platform !== 'win32';

describe('files that a person chose', () => {
  it('lists every file of a folder in one order, with its size', async () => {
    const folder = temporaryFolder();
    await mkdir(join(folder, 'inner'));
    for (const name of ['b.txt', 'a.txt', join('inner', 'c.txt')]) await writeFile(join(folder, name), name);
    const { files, skipped } = await list([folder]);
    expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['a.txt', 5],
      ['b.txt', 5],
      ['c.txt', 11],
    ]);
    expect(skipped).toEqual([]);
  });

  it('names what is missing', async () => {
    const folder = temporaryFolder();
    expect(await list([join(folder, 'gone.pdf')])).toEqual({
      files: [],
      skipped: [{ name: 'gone.pdf', reason: 'missing' }],
    });
  });

  it.runIf(posix)('names links and devices, and follows none', async () => {
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    await writeFile(join(outside, 'secret.txt'), 'secret');
    await symlink(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    await symlink(outside, join(folder, 'linked-folder'));
    await symlink(folder, join(folder, 'loop'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { files, skipped } = await list([folder]);
    expect(files).toEqual([]);
    expect(skipped).toEqual([
      { name: 'link.txt', reason: 'link' },
      { name: 'linked-folder', reason: 'link' },
      { name: 'loop', reason: 'link' },
      { name: 'pipe', reason: 'device' },
    ]);
  });

  it('reads the bytes', async () => {
    const folder = temporaryFolder();
    await writeFile(join(folder, 'a.txt'), 'words');
    const { files } = await list([folder]);
    expect(new TextDecoder().decode(await read(files[0]!))).toBe('words');
  });

  it.runIf(posix)('does not follow a link or wait for a pipe that took the place of a listed file', async () => {
    const folder = temporaryFolder();
    await writeFile(join(folder, 'a.txt'), 'words');
    const { files } = await list([folder]);
    await rename(join(folder, 'a.txt'), join(folder, 'moved.txt'));
    await symlink(join(folder, 'moved.txt'), join(folder, 'a.txt'));
    await expect(read(files[0]!)).rejects.toMatchObject({ code: 'unreadable' });
    await rename(join(folder, 'a.txt'), join(folder, 'link.txt'));
    execFileSync('mkfifo', [join(folder, 'a.txt')]);
    await expect(read(files[0]!)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('refuses a file that is gone, or has grown since it was listed', async () => {
    const folder = temporaryFolder();
    await writeFile(join(folder, 'a.txt'), 'words');
    await writeFile(join(folder, 'b.txt'), 'words');
    const { files } = await list([folder]);
    await rename(join(folder, 'a.txt'), join(folder, 'c.txt'));
    await appendFile(join(folder, 'b.txt'), ' and more');
    for (const file of files) await expect(read(file)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('stops when the person cancels', async () => {
    const folder = temporaryFolder();
    await expect(list([folder], AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
