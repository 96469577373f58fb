/** The hot path: one batch is one write and one sync, into a segment that has its size already. */
import type { Segment } from './segment.ts';
import { createSegment, segmentHeaderBytes, segmentOf } from './segment.ts';
import { makeFolder, syncFolder, systemCode, writeAll, type LogFile, type OpenFile } from './log-files.ts';
import type { Batch } from './build-batch.ts';
import { join } from 'node:path';

export interface JournalWriter {
  /** Where the next details go in the sidecar file of the current segment, once `fit` made room. */
  readonly sidecarEnd: () => number;
  /** Makes sure that the current segment has room for `bytes`; a new one starts at entry `next`. Returns true when the disk is full and the reserve was used. */
  readonly makeRoom: (bytes: number, next: number) => Promise<boolean>;
  /** Resolves when the batch is durable. */
  readonly write: (batch: Batch) => Promise<void>;
  readonly segments: () => readonly Segment[];
  readonly close: () => Promise<void>;
}

export interface WriterNeeds {
  readonly openFile: OpenFile;
  readonly folder: string;
  readonly segmentBytes: number;
  readonly segments: readonly Segment[];
  /** Where the next batch goes in the last segment. */
  readonly end: number;
  /** Frees the reserve; false when there is none left. */
  readonly freeReserve: () => Promise<boolean>;
}

interface OpenSegment {
  readonly segment: Segment;
  readonly journal: LogFile;
  bytes: number;
  end: number;
  sidecar: LogFile | null;
  sidecarEnd: number;
}

/** Opens the last segment for appending, or makes the first. */
export async function journalWriter(needs: WriterNeeds): Promise<JournalWriter> {
  const segments = [...needs.segments];
  const last = segments.at(-1);
  let current = last === undefined ? null : await openSegment(needs, last, needs.end);

  async function startSegment(bytes: number, next: number): Promise<boolean> {
    const segment = segmentOf(needs.folder, next);
    const usedReserve = await createWithReserve(needs, segment, bytes);
    await closeSegment(current);
    segments.push(segment);
    current = await openSegment(needs, segment, segmentHeaderBytes);
    return usedReserve;
  }

  return {
    segments: () => segments,
    sidecarEnd: () => current?.sidecarEnd ?? 0,
    makeRoom: async (bytes, next) => {
      if (current !== null && current.end + bytes <= current.bytes) return false;
      const length = Math.max(needs.segmentBytes, bytes + segmentHeaderBytes);
      if (current?.segment.first !== next) return startSegment(length, next);
      await growSegment(current, length);
      return false;
    },
    write: async (batch) => {
      if (current === null) throw new Error('no segment');
      if (batch.sidecar.length > 0) await writeSidecar(needs, current, batch.sidecar);
      await writeAll(current.journal, batch.journal, current.end);
      await current.journal.datasync();
      for (const offset of batch.offsets) current.segment.offsets.push(current.end + offset);
      current.end += batch.journal.length;
    },
    close: () => closeSegment(current),
  };
}

/** Details are durable before the entry that commits to them. */
async function writeSidecar(needs: WriterNeeds, current: OpenSegment, bytes: Uint8Array): Promise<void> {
  if (current.sidecar === null) {
    const place = join(needs.folder, 'sidecar');
    await makeFolder(needs.openFile, place);
    current.sidecar = await needs.openFile(current.segment.sidecarPath, 'a+');
    await syncFolder(needs.openFile, place);
  }
  await writeAll(current.sidecar, bytes, current.sidecarEnd);
  await current.sidecar.datasync();
  current.sidecarEnd += bytes.length;
}

async function createWithReserve(needs: WriterNeeds, segment: Segment, bytes: number): Promise<boolean> {
  try {
    await createSegment(needs.openFile, segment, bytes);
    return false;
  } catch (error) {
    if (systemCode(error) !== 'ENOSPC' || !(await needs.freeReserve())) throw error;
    await createSegment(needs.openFile, segment, bytes);
    return true;
  }
}

/** A segment that was not finished when the process ended holds nothing yet: it gets the length it should have had. */
async function growSegment(current: OpenSegment, length: number): Promise<void> {
  await writeAll(current.journal, new Uint8Array(length - current.bytes), current.bytes);
  await current.journal.sync();
  current.bytes = length;
}

async function openSegment(needs: WriterNeeds, segment: Segment, end: number): Promise<OpenSegment> {
  const sidecar = await openExisting(needs.openFile, segment.sidecarPath);
  const sidecarEnd = sidecar === null ? 0 : (await sidecar.stat()).size;
  const journal = await needs.openFile(segment.path, 'r+').catch(async (error: unknown) => {
    await sidecar?.close();
    throw error;
  });
  return { segment, journal, bytes: (await journal.stat()).size, end, sidecar, sidecarEnd };
}

async function openExisting(openWith: OpenFile, path: string): Promise<LogFile | null> {
  try {
    return await openWith(path, 'r+');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function closeSegment(current: OpenSegment | null): Promise<void> {
  await current?.journal.close();
  await current?.sidecar?.close();
}
