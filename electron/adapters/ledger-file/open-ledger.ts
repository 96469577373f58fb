/** The audit log in a folder: journal, head, encrypted details. Runs in the ledger process, which is its only writer. */
import { randomBytes } from 'node:crypto';
import { CloisterError } from '../../contract/failure.ts';
import type { Anchors } from '../../ports/anchors.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { originOf } from '../../core/ledger/checkpoint.ts';
import { keyTypes } from '../../core/ledger/signed-note.ts';
import { anchoredHeads, openAnchorStore } from './anchor-store.ts';
import { anchorsOver } from './anchors-over.ts';
import { appendQueue, type AppendQueue } from './append-queue.ts';
import { batchCommitter } from './commit-batch.ts';
import { eventClock, systemDraft } from './event-clock.ts';
import { journalWriter, type JournalWriter } from './journal-writer.ts';
import { takeLock } from './lock.ts';
import { ledgerOver } from './ledger-over.ts';
import { makeFolder, openFile, systemCode, type OpenFile } from './log-files.ts';
import { openJournal, type OpenJournal } from './open-journal.ts';
import { keepReserve } from './reserve.ts';
import { settleAnchorKeys } from './settle-anchor-keys.ts';
import { sidecarKeys } from './sidecar.ts';
import type { LedgerOptions } from './ledger-options.ts';

export interface FileLedger extends Ledger, Anchors {
  /** Waits for what was taken, then gives the folder back. */
  readonly close: () => Promise<void>;
}

/** Opens the log of a folder, or begins one. Fails with `in-use`, `log-tampered` (subject names class and first entry) or `log-unavailable`. */
export async function openLedger(options: LedgerOptions): Promise<FileLedger> {
  const files = options.openFile ?? openFile;
  try {
    await makeFolder(files, options.folder);
    const unlock = takeLock(options.folder);
    return await openLocked(options, files, unlock).catch((error: unknown) => {
      unlock();
      throw error;
    });
  } catch (cause) {
    if (cause instanceof CloisterError) throw cause;
    const subject = systemCode(cause) || (cause instanceof Error ? cause.message : 'audit log');
    throw new CloisterError('log-unavailable', { subject, cause });
  }
}

async function openLocked(options: LedgerOptions, files: OpenFile, unlock: () => void): Promise<FileLedger> {
  const { folder, signer } = options;
  const key = { name: originOf(signer.publicKey), type: keyTypes.log, publicKey: signer.publicKey };
  const anchors = await openAnchorStore(files, folder, key, options.sidecarKey);
  const heads = { outside: options.knownHead, anchored: anchoredHeads(anchors) };
  const opened = await openJournal(files, folder, key, heads, options.wholeScanBytes ?? 64 * 1024 * 1024);
  const closers = [opened.head.close];
  try {
    const writer = await openWriter(options, files, opened);
    closers.push(writer.close);
    const keys = sidecarKeys(files, folder, options.sidecarKey);
    const last = opened.last?.at ?? null;
    const frame = { boot: randomId(), start: randomId(), app: options.app, key, sign: signer.sign };
    const clock = eventClock(options.clock, last);
    const committer = batchCommitter(
      { tree: opened.journal.tree, writer, head: opened.head, clock, keys, frame },
      last,
    );
    const queue = appendQueue(committer.commit, options.onPoison ?? (() => undefined));
    await tellOpening(queue, opened);
    const segments = writer.segments();
    const parts = { options, openFile: files, key, opened, segments, keys, committer, queue, anchors };
    await settleAnchorKeys(parts);
    const close = async (): Promise<void> => {
      await queue.close();
      await closeAll(closers);
      unlock();
    };
    return { ...ledgerOver(parts), ...anchorsOver(parts), close };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

async function openWriter(options: LedgerOptions, files: OpenFile, opened: OpenJournal): Promise<JournalWriter> {
  const reserve = await keepReserve(files, options.folder, options.reserveBytes ?? 16 * 1024 * 1024);
  return journalWriter({
    openFile: files,
    folder: options.folder,
    segmentBytes: options.segmentBytes ?? 4 * 1024 * 1024,
    segments: opened.journal.segments,
    end: opened.journal.end,
    freeReserve: reserve.free,
  });
}

async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.toReversed()) await close();
}

/** Every opening is an event, and so is every repair. */
async function tellOpening(queue: AppendQueue, { journal, recovered, head }: OpenJournal): Promise<void> {
  const size = journal.tree.size();
  if (recovered !== null) {
    await queue.append(systemDraft('log.recovered', { size, bytes: recovered.bytes, sha256: recovered.sha256 }), null);
    await head.sync();
  }
  await queue.append(systemDraft('log.opened', { size, format: 1 }), null);
  await head.sync();
}

function randomId(): string {
  return randomBytes(16).toString('hex');
}
