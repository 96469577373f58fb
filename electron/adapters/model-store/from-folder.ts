/** A folder or a USB medium as a source. The copy is checked like any other source: a medium can be damaged or swapped. */
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SourceFailed, type PartTarget } from './part-target.ts';
import { countBytes } from './count-bytes.ts';

/** Copies the first of `names` that exists in `folder`. */
export function fromFolder(folder: string, names: readonly string[]): (target: PartTarget) => Promise<void> {
  return async ({ entry, part, signal, onBytes }) => {
    const path = await firstFile(folder, names);
    if (path === null) throw new SourceFailed(`has no ${names.join(' or ')}`);
    if ((await stat(path)).size !== entry.bytes) throw new SourceFailed('holds a file of another size');
    await pipeline(createReadStream(path), countBytes(0, onBytes), createWriteStream(part), { signal });
  };
}

async function firstFile(folder: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() === true) return path;
  }
  return null;
}
