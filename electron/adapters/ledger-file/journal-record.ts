/** One record of the journal: 4 bytes length (little-endian), 1 type, 3 zero, 4 CRC-32C over type and payload, then the payload. */
import { CloisterError } from '../../contract/failure.ts';
import { leafHashInPlace } from '../../core/ledger/hash.ts';
import { crc32c } from './crc32c.ts';

export const recordTypes = { leaf: 1, checkpoint: 2, sidecar: 3, padding: 4 } as const;
export type RecordType = (typeof recordTypes)[keyof typeof recordTypes];

export const recordHeaderBytes = 12;
/** Nothing we write is longer; a length above this is damage. */
const longestPayload = 65_535;

export interface JournalRecord {
  readonly type: RecordType;
  readonly payload: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** The bytes of one record. */
export function encodeRecord(type: RecordType, payload: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(recordHeaderBytes + payload.length);
  bytes.writeUInt32LE(payload.length, 0);
  bytes[4] = type;
  bytes.writeUInt32LE(crcOf(type, payload), 8);
  bytes.set(payload, recordHeaderBytes);
  return bytes;
}

/** The record of an entry, and its leaf hash. Fails with `invalid` when the entry is longer than a leaf may be. */
export function encodeLeaf(entry: string): { readonly record: Uint8Array; readonly leaf: Uint8Array } {
  const length = Buffer.byteLength(entry);
  if (length > longestPayload) throw new CloisterError('invalid', { subject: 'event too long' });
  const record = Buffer.allocUnsafe(recordHeaderBytes + length);
  record.write(entry, recordHeaderBytes);
  const leaf = Buffer.allocUnsafe(32);
  leafHashInPlace(record, recordHeaderBytes, record.length, leaf, 0); // before the header is there
  record.writeUInt32LE(length, 0);
  record.writeUInt32LE(recordTypes.leaf, 4);
  record.writeUInt32LE(crcOf(recordTypes.leaf, record.subarray(recordHeaderBytes)), 8);
  return { record, leaf };
}

/** Reads the record at `start`: a record, `end` where the zeros of an unused segment begin, or `broken`. */
export function readRecord(segment: Buffer, start: number): JournalRecord | 'end' | 'broken' {
  if (start + recordHeaderBytes > segment.length) return 'end';
  const length = segment.readUInt32LE(start);
  const marks = segment.readUInt32LE(start + 4);
  if (length === 0 && marks === 0) return 'end';
  const end = start + recordHeaderBytes + length;
  if (length > longestPayload || end > segment.length || !isRecordType(marks)) return 'broken';
  const payload = segment.subarray(start + recordHeaderBytes, end);
  if (crcOf(marks, payload) !== segment.readUInt32LE(start + 8)) return 'broken';
  return { type: marks, payload, start, end };
}

/** Where the details of an entry lie: position of the entry, offset and length in the sidecar file of the same segment. */
export interface SidecarPointer {
  readonly index: number;
  readonly offset: number;
  readonly length: number;
}

export const pointerRecordBytes = recordHeaderBytes + 20;

export function encodePointer({ index, offset, length }: SidecarPointer): Uint8Array {
  const payload = Buffer.alloc(20);
  payload.writeBigUInt64LE(BigInt(index), 0);
  payload.writeBigUInt64LE(BigInt(offset), 8);
  payload.writeUInt32LE(length, 16);
  return encodeRecord(recordTypes.sidecar, payload);
}

/** Null when the payload has not the length of a pointer. */
export function decodePointer(payload: Uint8Array): SidecarPointer | null {
  if (payload.length !== 20) return null;
  const view = Buffer.from(payload);
  return {
    index: Number(view.readBigUInt64LE(0)),
    offset: Number(view.readBigUInt64LE(8)),
    length: view.readUInt32LE(16),
  };
}

/** The three bytes after the type are zero, so the whole word is the type. */
function isRecordType(word: number): word is RecordType {
  return word >= recordTypes.leaf && word <= recordTypes.padding;
}

function crcOf(type: number, payload: Uint8Array): number {
  return crc32c(payload, crcOfType[type]);
}

/** The sum over each type alone. */
const crcOfType: readonly number[] = Array.from({ length: 5 }, (_, type) => crc32c(Uint8Array.of(type)));
