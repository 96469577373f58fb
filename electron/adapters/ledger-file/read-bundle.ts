/** Reads an exported folder for verification. The folder is hostile: links are not followed, big files are streamed. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toHex } from '../../core/ledger/bytes.ts';
import { sha256, sha256OfParts } from '../../core/ledger/hash.ts';
import type { BundleReader } from '../../core/ledger/verify/bundle-reader.ts';
import { lineBlocks } from './line-blocks.ts';

/** Files that are read whole are small in any bundle we write. */
const mostBytesWhole = 64 * 1024 * 1024;
/** Hashes of a tree lie in thousands of files of this size. One read at once costs a tenth of one that is waited for. */
const mostBytesAtOnce = 64 * 1024;

/** A reader over a folder. A folder that is not there reads as an empty one. */
export async function readBundle(folder: string): Promise<BundleReader> {
  const listed = await listFiles(folder, '');
  const files = new Set(listed.files);
  const placeOf = (path: string): string | null => (files.has(path) ? join(folder, ...path.split('/')) : null);
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
      return place === null ? null : sha256OfParts(partsOf(place)).catch(() => null);
    },
    blocks: (path) => {
      const place = placeOf(path);
      return lineBlocks(place === null ? nothing() : partsOf(place));
    },
  };
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

/** A part at a time, each good until the next one is asked for. */
async function* partsOf(place: string): AsyncGenerator<Uint8Array> {
  const file = await open(place, 'r');
  try {
    const part = Buffer.allocUnsafe(1024 * 1024);
    for (;;) {
      const { bytesRead } = await file.read(part, 0, part.length, null);
      if (bytesRead === 0) return;
      yield part.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // a file that is not there
}
