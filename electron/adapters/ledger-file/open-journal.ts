/** Brings a log folder to where appending can go on: locked, scanned, judged, its tail repaired. Alarms refuse; nothing is ever "repaired" that was acknowledged. */
import { join } from 'node:path';
import { AuditEvent } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { VerifierKey } from '../../core/ledger/signed-note.ts';
import { readEntry } from './entry-reader.ts';
import { findAltered } from './find-altered.ts';
import { openHeadSlots, type HeadSlots } from './head-slots.ts';
import { judgeStart, type Alarm, type KnownHeads } from './judge-start.ts';
import { makeFolder, type OpenFile } from './log-files.ts';
import { recoverTail, type Quarantined } from './recover-tail.ts';
import { scanJournal, type ScannedJournal } from './scan-journal.ts';
import { writeSegmentIndex } from './segment-index.ts';
import { journalBytes } from './segment.ts';

export interface OpenJournal {
  readonly journal: ScannedJournal;
  readonly head: HeadSlots;
  readonly recovered: Quarantined | null;
  readonly last: AuditEvent | null;
}

/** Opens a journal. Fails with `log-tampered`; the subject names class and first entry. */
export async function openJournal(
  openWith: OpenFile,
  folder: string,
  key: VerifierKey,
  elsewhere: Pick<KnownHeads, 'outside' | 'anchored'>,
  wholeScanBytes: number,
): Promise<OpenJournal> {
  await makeFolder(openWith, join(folder, 'journal'));
  const mayIndex = (await journalBytes(folder)) > wholeScanBytes;
  let journal = await scanJournal(openWith, folder, mayIndex);
  const head = await openHeadSlots(openWith, folder, key);
  try {
    const heads = { kept: head.last, keptExisted: head.existed, ...elsewhere };
    let alarm = judgeStart(journal, key, heads);
    if (alarm !== null && journal.indexed.size > 0) {
      journal = await scanJournal(openWith, folder, false); // the index may be what is wrong: the entries decide
      alarm = judgeStart(journal, key, heads);
    }
    if (alarm !== null) throw toError(await sharpen(openWith, journal, alarm));
    if (mayIndex) await indexFinished(openWith, journal);
    const recovered = await recoverTail(openWith, folder, journal);
    if (journal.checkpoint !== null) await head.keep(journal.checkpoint);
    await head.sync();
    return { journal, head, recovered, last: await lastEvent(openWith, journal) };
  } catch (error) {
    await head.close();
    throw error;
  }
}

/** Segments that were read whole need not be the next time. An index that cannot be written is no reason not to open. */
async function indexFinished(openWith: OpenFile, { segments, indexed, ends, tree }: ScannedJournal): Promise<void> {
  for (const segment of segments.slice(0, -1)) {
    const end = ends.get(segment.first);
    if (indexed.has(segment.first) || end === undefined) continue;
    await writeSegmentIndex(openWith, segment, tree, end).catch(() => undefined);
  }
}

/** A wrong root says that something was altered; the chain says what. */
async function sharpen(openWith: OpenFile, journal: ScannedJournal, alarm: Alarm): Promise<Alarm> {
  if (alarm.class !== 'altered-entry' || journal.damage !== null) return alarm;
  const index = await findAltered(openWith, journal);
  return index === null ? alarm : { ...alarm, index };
}

function toError(alarm: Alarm): CloisterError {
  return new CloisterError('log-tampered', { subject: `${alarm.class} at entry ${alarm.index}: ${alarm.detail}` });
}

async function lastEvent(openWith: OpenFile, journal: ScannedJournal): Promise<AuditEvent | null> {
  const found = await readEntry(openWith, journal.segments, journal.tree.size() - 1);
  return found === null ? null : AuditEvent.parse(JSON.parse(found.entry.toString('utf8')));
}
