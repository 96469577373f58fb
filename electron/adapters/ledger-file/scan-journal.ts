/** Reads the journal back: every leaf into the tree, and where valid batches end. Judges nothing but form. */
import { hashTree, type HashTree } from '../../core/ledger/hash-tree.ts';
import { leafHash } from '../../core/ledger/hash.ts';
import { fromUtf8 } from '../../core/ledger/bytes.ts';
import { parseCheckpoint } from '../../core/ledger/checkpoint.ts';
import { readRecord, recordTypes, type JournalRecord } from './journal-record.ts';
import { readWhole, type OpenFile } from './log-files.ts';
import { readSegmentIndex, type SegmentIndex } from './segment-index.ts';
import { hasHeader, listSegments, segmentHeaderBytes, type Segment } from './segment.ts';

/** Bytes behind the last valid batch of the last segment: what a crash, or a hand, left there. */
export interface JournalTail {
  readonly start: number;
  readonly bytes: Uint8Array;
  /** First entry that these bytes would have held and that cannot be read. */
  readonly index: number;
  /** How many checkpoints stand in them: one write can leave one at most. */
  readonly checkpoints: number;
}

export interface ScannedJournal {
  readonly tree: HashTree;
  readonly segments: readonly Segment[];
  /** The checkpoint at the end of the last valid batch, null in an empty log. */
  readonly checkpoint: string | null;
  readonly batches: number;
  /** Where the next batch goes in the last segment. */
  readonly end: number;
  readonly tail: JournalTail | null;
  /** Damage before the tail, which no crash can do. */
  readonly damage: { readonly index: number; readonly detail: string } | null;
  /** Segments that were taken from their index; their entries were not read. */
  readonly indexed: ReadonlySet<number>;
  /** How segments that were read end, by their first entry: batches in them, and the checkpoint they end with. */
  readonly ends: ReadonlyMap<number, { readonly batches: number; readonly checkpoint: string }>;
}

interface Progress {
  tree: HashTree;
  checkpoint: string | null;
  batches: number;
  end: number;
  tail: JournalTail | null;
  damage: ScannedJournal['damage'];
}

/** Scans the journal of a folder. With `mayIndex`, a finished segment is taken from its index where it has one. */
export async function scanJournal(openWith: OpenFile, folder: string, mayIndex: boolean): Promise<ScannedJournal> {
  const segments = await listSegments(folder);
  const indexed = new Set<number>();
  const ends = new Map<number, { batches: number; checkpoint: string }>();
  const progress: Progress = {
    tree: hashTree(),
    checkpoint: null,
    batches: 0,
    end: segmentHeaderBytes,
    tail: null,
    damage: null,
  };
  for (const segment of segments) {
    if (progress.tail !== null && progress.damage === null) {
      progress.damage = { index: progress.tail.index, detail: 'a record inside the log is broken' };
    }
    if (progress.damage !== null) break;
    const isFinished = segment !== segments.at(-1);
    const index = mayIndex && isFinished ? await readSegmentIndex(openWith, segment) : null;
    if (index !== null && segment.first === progress.tree.size()) {
      takeIndex(progress, segment, index);
      indexed.add(segment.first);
    } else {
      const before = progress.batches;
      scanSegment(progress, segment, await readWhole(openWith, segment.path));
      if (progress.checkpoint !== null)
        ends.set(segment.first, { batches: progress.batches - before, checkpoint: progress.checkpoint });
    }
  }
  return { ...progress, segments, indexed, ends };
}

function takeIndex(progress: Progress, segment: Segment, index: SegmentIndex): void {
  for (const leaf of index.leaves) progress.tree.append(leaf);
  for (const offset of index.offsets) segment.offsets.push(offset);
  progress.checkpoint = index.checkpoint;
  progress.batches += index.batches;
}

function scanSegment(progress: Progress, segment: Segment, content: Buffer): void {
  const size = progress.tree.size();
  progress.end = segmentHeaderBytes;
  if (segment.first !== size) {
    progress.damage = { index: Math.min(segment.first, size), detail: `a segment begins at entry ${segment.first}` };
    return;
  }
  if (!hasHeader(content, segment.first)) {
    progress.tail = toTail(content, 0, size);
    return;
  }
  let batch: JournalRecord[] = [];
  for (let at = segmentHeaderBytes; ;) {
    const record = readRecord(content, at);
    if (typeof record === 'string') {
      progress.tail = toTail(content, progress.end, progress.tree.size() + batch.length);
      return;
    }
    at = record.end;
    if (record.type === recordTypes.leaf) batch.push(record);
    if (record.type !== recordTypes.checkpoint) continue;
    if (!endBatch(progress, segment, batch, record)) return;
    batch = [];
  }
}

/** Takes a batch in when its checkpoint counts right. A checkpoint with a good CRC that counts wrong was not written by us. */
function endBatch(progress: Progress, segment: Segment, batch: readonly JournalRecord[], end: JournalRecord): boolean {
  const text = fromUtf8(end.payload) ?? '';
  const size = progress.tree.size();
  if (parseCheckpoint(text)?.checkpoint.size !== size + batch.length) {
    progress.damage = { index: size, detail: 'a checkpoint in the log does not count its entries' };
    return false;
  }
  for (const record of batch) {
    progress.tree.append(leafHash(record.payload));
    segment.offsets.push(record.start);
  }
  progress.checkpoint = text;
  progress.batches++;
  progress.end = end.end;
  return true;
}

/** Null when nothing but zeros follows. */
function toTail(content: Buffer, start: number, index: number): JournalTail | null {
  let end = content.length;
  while (end > start && content[end - 1] === 0) end--;
  if (end === start) return null;
  const bytes = Buffer.from(content.subarray(start, end));
  return { start, bytes, index, checkpoints: count(bytes, '\n\u2014 cloister') };
}

function count(bytes: Buffer, text: string): number {
  let found = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) found++;
  return found;
}
