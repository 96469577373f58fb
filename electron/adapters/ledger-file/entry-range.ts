/** Finds which entries a range of time means. */
import { CloisterError } from '../../contract/failure.ts';
import { readSegmentEntries } from './entry-reader.ts';
import type { LedgerParts } from './ledger-parts.ts';

/** Bounds as UTC dates or times of any precision, `2026-11-24` or `2026-11-24T06:30`; both ends are inside. Null is open. */
export interface TimeRange {
  readonly since: string | null;
  readonly until: string | null;
}

/** Entries `first` to `end - 1`. A bundle always shows the tree of `end` leaves. */
export interface EntryRange {
  readonly first: number;
  readonly end: number;
}

/** The range from the first entry at or after `since` to the last at or before `until`. Fails with `invalid`. */
export async function findRange(parts: LedgerParts, times: TimeRange): Promise<EntryRange> {
  requireTimes(times);
  const size = parts.committer.size();
  if (times.since === null && times.until === null) return { first: 0, end: size };
  const inside: number[] = [];
  for (const segment of parts.segments) {
    for (const { index, bytes } of await readSegmentEntries(parts.openFile, segment, size)) {
      if (isInside(timeOf(bytes), times)) inside.push(index);
    }
  }
  const last = inside.at(-1);
  return { first: inside[0] ?? 0, end: last === undefined ? 0 : last + 1 };
}

/** A bound of less precision means all of that day, hour, minute or second. */
function isInside(at: string, { since, until }: TimeRange): boolean {
  return (
    (since === null || at.slice(0, since.length) >= since) && (until === null || at.slice(0, until.length) <= until)
  );
}

function requireTimes({ since, until }: TimeRange): void {
  const wrong = [since, until].find((bound) => bound !== null && !isTime(bound));
  if (typeof wrong === 'string') throw new CloisterError('invalid', { subject: wrong });
}

function isTime(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{3}Z?)?)?)?$/u.test(text) &&
    !Number.isNaN(Date.parse(text.slice(0, 10)))
  );
}

/** `at` is the third key of an entry in canonical form, after `ai` and `app`, which hold no such text. */
function timeOf(entry: Buffer): string {
  return /,"at":"([^"]*)","boot":/u.exec(entry.toString('latin1'))?.[1] ?? '';
}
