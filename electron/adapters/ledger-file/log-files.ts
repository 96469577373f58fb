/** The few file operations the log rests on. Tests put failing ones in their place. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

export type LogFile = Pick<FileHandle, 'read' | 'write' | 'datasync' | 'sync' | 'close' | 'stat' | 'truncate'>;
export type OpenFile = (path: string, flags: string) => Promise<LogFile>;

export const openFile: OpenFile = (path, flags) => open(path, flags, 0o600);

/** Writes all of `bytes` at `position`; a short write goes on until it is whole. */
export async function writeAll(file: LogFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Reads `length` bytes at `position`; fewer when the file ends before. */
export async function readRange(file: LogFile, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

export async function readWhole(openWith: OpenFile, path: string): Promise<Buffer> {
  const file = await openWith(path, 'r');
  try {
    return await readRange(file, 0, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

/** Makes a new file of these bytes that is durable, its name included, when this resolves. Fails with EEXIST when it is there;
 *  after any other failure nothing is left of it. */
export async function createDurably(openWith: OpenFile, path: string, bytes: Uint8Array): Promise<void> {
  const file = await openWith(path, 'wx');
  try {
    await writeAll(file, bytes, 0);
    await file.sync();
    await syncFolder(openWith, dirname(path));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** Makes a file that is whole or not there at all, even when the process ends in between. Not for the hot path: it renames. */
export async function createWhole(openWith: OpenFile, path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.new`;
  await rm(unfinished, { force: true });
  await createDurably(openWith, unfinished, bytes);
  await rename(unfinished, path);
  await syncFolder(openWith, dirname(path));
}

export async function makeFolder(openWith: OpenFile, path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made !== undefined) await syncFolder(openWith, dirname(path));
}

/** A new name is durable only when its folder is. Windows cannot open folders and journals names by itself. */
export async function syncFolder(openWith: OpenFile, path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await openWith(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The system's code of an error, such as ENOSPC; empty when it has none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
