/** Reads an exported folder for verification. The folder is hostile: links are not followed, big files are streamed. */
import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { toHex } from '../../core/ledger/bytes.ts';
import { sha256, sha256OfParts } from '../../core/ledger/hash.ts';
import { bundleFiles, type BundleReader } from '../../core/ledger/verify/bundle-reader.ts';
import { blocksInThread } from './blocks-in-thread.ts';
import { fileParts } from './file-parts.ts';
import { lineBlocks } from './line-blocks.ts';

/** Files that are read whole are small in any bundle we write. */
const mostBytesWhole = 64 * 256 * 1024;
/** Hashes of a tree lie in thousands of files of this size. One read at once costs a tenth of one that is waited for. */
const mostBytesAtOnce = 64 * 1024;

/** Entries worth a thread: some 30,000, which take a fifth of a second. */
const leastBytesForThread = 16 * 1024 * 1024;

/** A reader over a folder. A folder that is not there reads as an empty one. With a `thread`, the door of `readBlocksOnThread`, the
 *  entries of a big bundle are read on another core while everything else is checked; what is found is the same. */
export async function readBundle(folder: string, thread?: URL): Promise<BundleReader> {
  const listed = await listFiles(folder, '');
  const files = new Set(listed.files);
  const placeOf = (path: string): string | null => (files.has(path) ? join(folder, ...path.split('/')) : null);
  let early = thread === undefined ? null : startEarly(thread, placeOf(bundleFiles.entries));
  return {
    list: () => Promise.resolve(listed),
    read: (path) => {
      const place = placeOf(path);
      return Promise.resolve(place === null ? null : readUpTo(mostBytesWhole, place));
    },
    digest: async (path) => {
      const place = placeOf(path);
      const whole = place === null ? null : readUpTo(mostBytesAtOnce, place);
      if (whole !== null) return toHex(sha256(whole));
      return place === null ? null : sha256OfParts(fileParts(place)).catch(() => null);
    },
    blocks: (path) => {
      const place = placeOf(path);
      const started = path === bundleFiles.entries ? early : null;
      if (started !== null) early = null; // it can be walked through once
      return started?.() ?? lineBlocks(place === null ? nothing() : fileParts(place));
    },
  };
}

function startEarly(thread: URL, entries: string | null): ReturnType<typeof blocksInThread> | null {
  const bytes = entries === null ? 0 : (statSync(entries, { throwIfNoEntry: false })?.size ?? 0);
  return entries === null || bytes < leastBytesForThread || availableParallelism() < 2
    ? null
    : blocksInThread(thread, entries);
}

async function listFiles(folder: string, under: string): Promise<{ files: string[]; odd: string[] }> {
  const files: string[] = [];
  const odd: string[] = [];
  const inside = await readdir(join(folder, under), { withFileTypes: true }).catch(() => []);
  for (const one of inside) {
    const path = under === '' ? one.name : `${under}/${one.name}`;
    if (one.isFile()) files.push(path);
    else if (one.isDirectory()) {
      const below = await listFiles(folder, path);
      files.push(...below.files);
      odd.push(...below.odd);
    } else odd.push(path);
  }
  return { files: files.sort(), odd: odd.sort() };
}

/** Null when it is longer, or cannot be read. */
function readUpTo(most: number, place: string): Buffer | null {
  try {
    const file = openSync(place, 'r');
    try {
      return fstatSync(file).size > most ? null : readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // a file that is not there
}
