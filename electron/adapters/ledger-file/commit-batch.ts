/** Makes one batch durable: room in the segment, moments and keys, one write, then the head. Called for one batch at a time. */
import type { EventDraft, EventReceipt } from '../../contract/audit.ts';
import type { UtcTime } from '../../contract/ids.ts';
import type { HashTree } from '../../core/ledger/hash-tree.ts';
import { buildBatch, sidecarSubject, type EventFrame, type TimedDraft } from './build-batch.ts';
import { draftText, type DraftText } from './entry-text.ts';
import { systemDraft, type EventClock } from './event-clock.ts';
import type { HeadSlots } from './head-slots.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { SidecarKeys } from './sidecar.ts';

export interface NewEvent {
  readonly draft: EventDraft;
  readonly text: DraftText;
  readonly details: unknown;
}

export interface CommitNeeds {
  readonly tree: HashTree;
  readonly writer: JournalWriter;
  readonly head: HeadSlots;
  readonly clock: EventClock;
  readonly keys: SidecarKeys;
  readonly frame: EventFrame;
}

export interface Committer {
  /** Returns one receipt for each event, in order. After a failure nothing may be committed any more. */
  readonly commit: (events: readonly NewEvent[]) => Promise<readonly EventReceipt[]>;
  /** Entries that are durable. */
  readonly size: () => number;
  readonly lastAt: () => UtcTime | null;
}

/** What an entry adds to its draft at most, with records around it and a clock event before it. */
const framePerEvent = 3000;

export function batchCommitter(needs: CommitNeeds, lastAt: UtcTime | null): Committer {
  let size = needs.tree.size();
  let last = lastAt;
  return {
    size: () => size,
    lastAt: () => last,
    commit: async (events) => {
      const isDiskLow = await needs.writer.makeRoom(roomFor(events), size);
      const own = isDiskLow ? [ownEvent(systemDraft('disk.low', { reserve: 'used' }))] : [];
      const { timed, places } = await prepare([...own, ...events], needs);
      const batch = buildBatch(timed, needs.tree, needs.frame, needs.writer.sidecarEnd());
      await needs.writer.write(batch);
      await needs.head.keep(batch.checkpoint);
      size = needs.tree.size();
      last = batch.receipts.at(-1)?.at ?? last;
      return places.slice(own.length).flatMap((place) => batch.receipts[place] ?? []);
    },
  };
}

function roomFor(events: readonly NewEvent[]): number {
  return events.reduce((sum, { text }) => sum + text.bytes + framePerEvent, 2 * framePerEvent);
}

function ownEvent(draft: EventDraft): NewEvent {
  return { draft, text: draftText(draft), details: null };
}

/** Gives each event its moment and its key. Clock events slip in before the event that noticed; `places` says where the others went. */
async function prepare(
  events: readonly NewEvent[],
  { clock, keys }: CommitNeeds,
): Promise<{ timed: readonly TimedDraft[]; places: readonly number[] }> {
  const timed: TimedDraft[] = [];
  const places: number[] = [];
  for (const { draft, text, details } of events) {
    const { at, mono, jump } = clock.next();
    if (jump !== null) timed.push({ text: draftText(jump), at, mono, details: null });
    places.push(timed.length);
    const subjectKey = details === null ? null : await keys.keyOf(sidecarSubject(draft), true);
    timed.push({ text, at, mono, details: subjectKey === null ? null : { value: details, subjectKey } });
  }
  return { timed, places };
}
