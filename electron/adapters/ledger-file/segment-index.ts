/** What a finished segment holds, in short: leaf hashes and places, so that a big log opens without reading all of it. Derived and never
 *  believed alone: the hashes must give the root that was signed, and the entries themselves are read by every verification.
 *
 *  File: magic (16), first entry (8), entries (4), batches (4), bytes of the segment (8), length of the checkpoint (4), CRC-32C of all that
 *  follows (4); then the checkpoint, 32 bytes a leaf hash, 4 bytes a place. Numbers are little-endian. */
import { stat } from 'node:fs/promises';
import { fromUtf8, toUtf8 } from '../../core/ledger/bytes.ts';
import type { HashTree } from '../../core/ledger/hash-tree.ts';
import { crc32c } from './crc32c.ts';
import { createWhole, readWhole, type OpenFile } from './log-files.ts';
import type { Segment } from './segment.ts';

export interface SegmentIndex {
  readonly batches: number;
  /** The checkpoint at the end of the segment. */
  readonly checkpoint: string;
  readonly leaves: readonly Uint8Array[];
  readonly offsets: readonly number[];
}

const magic = Buffer.from('cloister-index\0\u0001', 'latin1');
const headerBytes = 48;

/** Writes the index of a finished segment whose entries are in the tree. */
export async function writeSegmentIndex(
  openWith: OpenFile,
  segment: Segment,
  tree: HashTree,
  end: Pick<SegmentIndex, 'batches' | 'checkpoint'>,
): Promise<void> {
  const { size } = await stat(segment.path);
  const note = toUtf8(end.checkpoint);
  const hashes = segment.offsets.map((_, at) => tree.node(0, segment.first + at));
  const places = Buffer.alloc(segment.offsets.length * 4);
  segment.offsets.forEach((offset, at) => places.writeUInt32LE(offset, at * 4));
  const body = Buffer.concat([note, ...hashes, places]);
  const header = Buffer.alloc(headerBytes);
  header.set(magic);
  header.writeBigUInt64LE(BigInt(segment.first), 16);
  header.writeUInt32LE(segment.offsets.length, 24);
  header.writeUInt32LE(end.batches, 28);
  header.writeBigUInt64LE(BigInt(size), 32);
  header.writeUInt32LE(note.length, 40);
  header.writeUInt32LE(crc32c(body), 44);
  await createWhole(openWith, indexPath(segment), Buffer.concat([header, body]));
}

/** Null when there is none, or when it is damaged or not of this segment as it lies there. */
export async function readSegmentIndex(openWith: OpenFile, segment: Segment): Promise<SegmentIndex | null> {
  const bytes = await readWhole(openWith, indexPath(segment)).catch(() => null);
  if (bytes === null || bytes.length < headerBytes || !bytes.subarray(0, 16).equals(magic)) return null;
  const entries = bytes.readUInt32LE(24);
  const noteBytes = bytes.readUInt32LE(40);
  const body = bytes.subarray(headerBytes);
  const { size } = await stat(segment.path);
  const isOfSegment = Number(bytes.readBigUInt64LE(16)) === segment.first && Number(bytes.readBigUInt64LE(32)) === size;
  if (!isOfSegment || body.length !== noteBytes + entries * 36 || crc32c(body) !== bytes.readUInt32LE(44)) return null;
  const places = body.subarray(noteBytes + entries * 32);
  return {
    batches: bytes.readUInt32LE(28),
    checkpoint: fromUtf8(body.subarray(0, noteBytes)) ?? '',
    leaves: Array.from({ length: entries }, (_, at) => body.subarray(noteBytes + at * 32, noteBytes + at * 32 + 32)),
    offsets: Array.from({ length: entries }, (_, at) => places.readUInt32LE(at * 4)),
  };
}

function indexPath(segment: Segment): string {
  return segment.path.replace(/\.seg$/u, '.index');
}
