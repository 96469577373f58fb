/** Writes a file so that after a crash either the old or the new content is there, whole. */
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Suffix of files that were being written; whoever opens the folder removes leftovers. */
export const partSuffix = '.part';

/** Writes beside the target, syncs, renames, syncs the folder. Only the owner may read it. `write` fills the open file. */
export async function writeDurably(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const part = path + partSuffix;
  try {
    await writeAndSync(part, write);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

async function writeAndSync(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes renames and removals in a folder durable. Windows has no such call and needs none for its journalled renames. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
