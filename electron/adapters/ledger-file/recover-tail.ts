/** Makes the end of the journal writable again: cut bytes go to quarantine, what stays is written once more and synced. */
import { join } from 'node:path';
import { sha256 } from '../../core/ledger/hash.ts';
import { toHex } from '../../core/ledger/bytes.ts';
import type { Sha256 } from '../../contract/ids.ts';
import { createDurably, makeFolder, readRange, systemCode, writeAll, type OpenFile } from './log-files.ts';
import type { ScannedJournal } from './scan-journal.ts';
import { segmentHeader, segmentHeaderBytes } from './segment.ts';

export interface Quarantined {
  readonly bytes: number;
  readonly sha256: Sha256;
}

/** Prepares the last segment for appending. Returns what was cut, or null. Bytes that an earlier process wrote but perhaps never
 *  synced are written again: after a failed sync the system's cache shows bytes that are not on the disk. */
export async function recoverTail(
  openWith: OpenFile,
  folder: string,
  journal: ScannedJournal,
): Promise<Quarantined | null> {
  const segment = journal.segments.at(-1);
  if (segment === undefined) return null;
  const cut =
    journal.tail === null ? null : await quarantine(openWith, folder, journal.tree.size(), journal.tail.bytes);
  const file = await openWith(segment.path, 'r+');
  try {
    const valid = await readRange(file, segmentHeaderBytes, journal.end - segmentHeaderBytes);
    await writeAll(file, segmentHeader(segment.first), 0);
    await writeAll(file, valid, segmentHeaderBytes);
    if (journal.tail !== null) await writeAll(file, zerosFor(journal, journal.tail), journal.end);
    await file.datasync();
  } finally {
    await file.close();
  }
  return cut;
}

/** The tail starts at the segment's first byte when its header was never whole; the header itself is not wiped. */
function zerosFor(journal: ScannedJournal, tail: { start: number; bytes: Uint8Array }): Uint8Array {
  return new Uint8Array(Math.max(0, tail.start + tail.bytes.length - journal.end));
}

async function quarantine(openWith: OpenFile, folder: string, size: number, bytes: Uint8Array): Promise<Quarantined> {
  const sum = toHex(sha256(bytes));
  const place = join(folder, 'quarantine');
  await makeFolder(openWith, place);
  try {
    await createDurably(openWith, join(place, `${size}-${sum.slice(0, 16)}.bin`), bytes);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error; // the same bytes were kept by an earlier start that did not finish
  }
  return { bytes: bytes.length, sha256: sum };
}
