/** Reads stored entries back from the segments: one, or newest first through the whole log. */
import { recordHeaderBytes, decodePointer, pointerRecordBytes, readRecord, recordTypes } from './journal-record.ts';
import { readRange, readWhole, type OpenFile } from './log-files.ts';
import type { Segment } from './segment.ts';

export interface StoredEntry {
  readonly index: number;
  readonly bytes: Buffer;
}

/** The bytes of one entry and of its sealed details (null when it has none, or they are gone). Null when there is no such entry. */
export async function readEntry(
  openWith: OpenFile,
  segments: readonly Segment[],
  index: number,
): Promise<{ entry: Buffer; sealed: Buffer | null } | null> {
  const segment = segments.findLast((one) => one.first <= index);
  const start = segment?.offsets[index - segment.first];
  if (segment === undefined || start === undefined) return null;
  const file = await openWith(segment.path, 'r');
  try {
    const length = (await readRange(file, start, 4)).readUInt32LE(0);
    const entry = await readRange(file, start + recordHeaderBytes, length);
    const before = await readRange(file, start - pointerRecordBytes, pointerRecordBytes);
    const pointer = pointerIn(before, index);
    return { entry, sealed: pointer === null ? null : await readSealed(openWith, segment, pointer) };
  } finally {
    await file.close();
  }
}

/** Entries of one segment below `end`, oldest first. One read of the file. */
export async function readSegmentEntries(
  openWith: OpenFile,
  segment: Segment,
  end: number,
): Promise<readonly StoredEntry[]> {
  const content = await readWhole(openWith, segment.path);
  const offsets = segment.offsets.slice(0, Math.max(0, end - segment.first));
  return offsets.map((start, at) => {
    const length = content.readUInt32LE(start);
    const from = start + recordHeaderBytes;
    return { index: segment.first + at, bytes: content.subarray(from, from + length) };
  });
}

/** The pointer to details stands right before its leaf. */
function pointerIn(bytes: Buffer, index: number): { offset: number; length: number } | null {
  const record = readRecord(bytes, 0);
  if (typeof record === 'string' || record.type !== recordTypes.sidecar) return null;
  const pointer = decodePointer(record.payload);
  return pointer?.index === index ? pointer : null;
}

async function readSealed(
  openWith: OpenFile,
  segment: Segment,
  { offset, length }: { offset: number; length: number },
): Promise<Buffer | null> {
  try {
    const file = await openWith(segment.sidecarPath, 'r');
    try {
      const bytes = await readRange(file, offset, length);
      return bytes.length === length ? bytes : null;
    } finally {
      await file.close();
    }
  } catch {
    return null; // the details are gone; the leaf still commits to them, and verification says so
  }
}

/** A lookup of the sealed details of a segment's entries, whose journal is `content`. Null for an entry whose details are not there. */
export async function readSealedOf(
  openWith: OpenFile,
  segment: Segment,
  content: Buffer,
): Promise<(index: number) => Buffer | null> {
  const sealed = await readWhole(openWith, segment.sidecarPath).catch(() => Buffer.alloc(0));
  return (index) => {
    const start = segment.offsets[index - segment.first];
    if (start === undefined || start < pointerRecordBytes) return null;
    const pointer = pointerIn(content.subarray(start - pointerRecordBytes, start), index);
    if (pointer === null || pointer.offset + pointer.length > sealed.length) return null;
    return sealed.subarray(pointer.offset, pointer.offset + pointer.length);
  };
}
