/** Files outside the vault that a person chose. Links and devices are named, never followed or opened. */
import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CloisterError } from '../../contract/failure.ts';
import type { SourceFile, SourceFiles } from '../../ports/source-files.ts';

type Listing = Awaited<ReturnType<SourceFiles['list']>>;
type Skipped = Listing['skipped'][number];

/** Windows has neither flag, and no links that a file dialog would follow. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants> & { O_RDONLY: number };
const readOnly = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;

export function openSourceFiles(): SourceFiles {
  return { list: listFiles, read: readFile };
}

async function listFiles(paths: readonly string[], signal?: AbortSignal): Promise<Listing> {
  const files: SourceFile[] = [];
  const skipped: Skipped[] = [];
  for (const path of paths) await walk(path, files, skipped, signal);
  return { files, skipped };
}

async function walk(
  path: string,
  files: SourceFile[],
  skipped: Skipped[],
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted === true) throw new CloisterError('cancelled');
  const name = basename(path);
  const status = await lstat(path).catch((error: unknown) => codeOf(error));
  if (typeof status === 'string') skipped.push({ name, reason: status === 'ENOENT' ? 'missing' : 'unreadable' });
  else if (status.isSymbolicLink()) skipped.push({ name, reason: 'link' });
  else if (status.isFile()) files.push({ path, name, bytes: status.size });
  else if (!status.isDirectory()) skipped.push({ name, reason: 'device' });
  else await walkFolder(path, files, skipped, signal);
}

async function walkFolder(
  path: string,
  files: SourceFile[],
  skipped: Skipped[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const inside = await readdir(path).catch(() => null);
  if (inside === null) skipped.push({ name: basename(path), reason: 'unreadable' });
  else for (const one of inside.sort()) await walk(join(path, one), files, skipped, signal);
}

/** Opened without following a link that was put in its place since. */
async function readFile(file: SourceFile): Promise<Uint8Array> {
  try {
    const handle = await open(file.path, readOnly);
    try {
      const status = await handle.stat();
      // Larger than when it was listed: somebody writes to it, and its size was what it was let in by.
      if (!status.isFile() || status.size > file.bytes) throw new CloisterError('unreadable', { subject: file.name });
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof CloisterError) throw cause;
    throw new CloisterError('unreadable', { subject: file.name, cause });
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
