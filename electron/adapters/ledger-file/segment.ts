/** Segments of the journal: preallocated files named by the first entry they hold. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32c } from './crc32c.ts';
import { createDurably, type OpenFile } from './log-files.ts';

export const segmentHeaderBytes = 32;
const magic = Buffer.from('cloister-log\0\0\0\u0001', 'latin1');

/** A segment and where its entries stand in it. `offsets` are the starts of leaf records, in order. */
export interface Segment {
  readonly first: number;
  readonly path: string;
  readonly sidecarPath: string;
  readonly offsets: number[];
}

export function segmentOf(folder: string, first: number): Segment {
  const name = String(first).padStart(12, '0');
  return {
    first,
    path: join(folder, 'journal', `${name}.seg`),
    sidecarPath: join(folder, 'sidecar', `${name}.side`),
    offsets: [],
  };
}

/** Every segment of the folder in order of its first entry. Other files are none of ours and are left alone. */
export async function listSegments(folder: string): Promise<readonly Segment[]> {
  const names = await readdir(join(folder, 'journal'));
  return names
    .filter((name) => /^\d{12}\.seg$/u.test(name))
    .sort()
    .map((name) => segmentOf(folder, Number(name.slice(0, 12))));
}

/** Bytes of all segments. */
export async function journalBytes(folder: string): Promise<number> {
  const sizes = (await listSegments(folder)).map(async ({ path }) => (await stat(path)).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Makes a zero-filled segment that is durable when this resolves: later writes into it change no metadata. */
export async function createSegment(openWith: OpenFile, segment: Segment, bytes: number): Promise<void> {
  const content = Buffer.alloc(Math.max(bytes, segmentHeaderBytes));
  content.set(segmentHeader(segment.first));
  await createDurably(openWith, segment.path, content);
}

/** Magic (16), first entry (8, little-endian), zero (4), CRC-32C of these (4). */
export function segmentHeader(first: number): Uint8Array {
  const header = Buffer.alloc(segmentHeaderBytes);
  header.set(magic);
  header.writeBigUInt64LE(BigInt(first), 16);
  header.writeUInt32LE(crc32c(header.subarray(0, 28)), 28);
  return header;
}

export function hasHeader(content: Buffer, first: number): boolean {
  return content.subarray(0, segmentHeaderBytes).equals(segmentHeader(first));
}
