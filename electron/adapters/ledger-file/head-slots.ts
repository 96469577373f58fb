/** The last acknowledged checkpoint, kept beside the journal in two slots written in turn. It is written after the journal is durable
 *  and without a sync of its own, so it is never ahead; a journal that is shorter has lost acknowledged entries. */
import { join } from 'node:path';
import { parseCheckpoint, type Checkpoint } from '../../core/ledger/checkpoint.ts';
import { checkNote, type VerifierKey } from '../../core/ledger/signed-note.ts';
import { fromUtf8, toUtf8 } from '../../core/ledger/bytes.ts';
import { encodeRecord, readRecord, recordTypes } from './journal-record.ts';
import { createDurably, readRange, systemCode, writeAll, type LogFile, type OpenFile } from './log-files.ts';

const slotBytes = 1024;

export interface HeadSlots {
  /** The newest head with a good signature; null when there is none yet. */
  readonly last: Checkpoint | null;
  /** False when the file was not there and had to be made. */
  readonly existed: boolean;
  readonly keep: (checkpoint: string) => Promise<void>;
  /** Makes what was kept durable. Opening waits for it, so that a log that was ever open has a head. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the head file of a log folder, or makes it. */
export async function openHeadSlots(openWith: OpenFile, folder: string, key: VerifierKey): Promise<HeadSlots> {
  const path = join(folder, 'head');
  const existed = await create(openWith, path);
  const file = await openWith(path, 'r+');
  const heads = await Promise.all([0, 1].map((slot) => readSlot(file, slot, key)));
  const last = heads.reduce((best, one) => (one !== null && one.size >= (best?.size ?? 0) ? one : best), null);
  let next = heads[0] !== null && heads[0] === last ? 1 : 0;
  return {
    last,
    existed,
    keep: async (checkpoint) => {
      await writeAll(file, encodeRecord(recordTypes.checkpoint, toUtf8(checkpoint)), next * slotBytes);
      next = 1 - next;
    },
    sync: () => file.datasync(),
    close: () => file.close(),
  };
}

async function create(openWith: OpenFile, path: string): Promise<boolean> {
  try {
    await createDurably(openWith, path, Buffer.alloc(slotBytes * 2));
    return false;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return true;
    throw error;
  }
}

async function readSlot(file: LogFile, slot: number, key: VerifierKey): Promise<Checkpoint | null> {
  const record = readRecord(await readRange(file, slot * slotBytes, slotBytes), 0);
  if (typeof record === 'string' || record.type !== recordTypes.checkpoint) return null;
  const parsed = parseCheckpoint(fromUtf8(record.payload) ?? '');
  return parsed !== null && checkNote(parsed.note, [key]) === 'signed' ? parsed.checkpoint : null;
}
