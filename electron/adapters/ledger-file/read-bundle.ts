/** Reads an exported folder for verification. The folder is hostile: links are not followed, big files are streamed. */
import { createReadStream } from 'node:fs';
import { lstat, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256OfParts } from '../../core/ledger/hash.ts';
import type { BundleReader } from '../../core/ledger/verify/bundle-reader.ts';

/** Files that are read whole are small in any bundle we write. */
const mostBytesWhole = 64 * 1024 * 1024;
/** An entry is at most 65,535 bytes; a longer line is cut there and is then not what the tree holds. */
const longestLine = 70_000;

/** A reader over a folder. A folder that is not there reads as an empty one. */
export async function readBundle(folder: string): Promise<BundleReader> {
  const listed = await listFiles(folder, '');
  const files = new Set(listed.files);
  const placeOf = (path: string): string | null => (files.has(path) ? join(folder, ...path.split('/')) : null);
  return {
    list: () => Promise.resolve(listed),
    read: async (path) => {
      const place = placeOf(path);
      if (place === null || (await lstat(place)).size > mostBytesWhole) return null;
      return readFile(place).catch(() => null);
    },
    digest: async (path) => {
      const place = placeOf(path);
      return place === null
        ? null
        : sha256OfParts(createReadStream(place, { highWaterMark: 1 << 20 })).catch(() => null);
    },
    lines: (path) => {
      const place = placeOf(path);
      return place === null ? nothing() : linesOf(createReadStream(place, { highWaterMark: 1 << 20 }));
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

async function* nothing(): AsyncGenerator<readonly Uint8Array[]> {
  // no lines
}

/** Splits a stream into lines, a part of the file at a time. */
export async function* linesOf(parts: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Uint8Array[]> {
  let rest: Uint8Array = new Uint8Array();
  for await (const part of parts) {
    const block = rest.length === 0 ? Buffer.from(part) : Buffer.concat([rest, part]);
    const lines: Uint8Array[] = [];
    let start = 0;
    for (let end = block.indexOf(0x0a); end >= 0; end = block.indexOf(0x0a, start)) {
      lines.push(block.subarray(start, end));
      start = end + 1;
    }
    rest = block.subarray(start);
    if (rest.length > longestLine) rest = rest.subarray(0, longestLine);
    yield lines;
  }
  if (rest.length > 0) yield [rest];
}
