/** Holds the rows of the record against the entries of the log, in both directions. Entries come newest first. Pure. */
import type { AuditEvent } from '../../contract/audit.ts';
import type { RecordClaim } from '../../contract/record-claim.ts';
import { effectsOf, type RowEffect } from './effects-of.ts';

/**
 * `unlogged-record`: rows name an entry that the log does not hold, or that tells of something else. `missing-record`: an entry tells of
 * rows that are not there, nor anything later. `cut-off`: the same, and the program ended right after the entry.
 */
export interface RecordProblem {
  readonly class: 'unlogged-record' | 'missing-record' | 'cut-off';
  /** The entry concerned. */
  readonly index: number;
  /** Which rows: no text of any document. */
  readonly about: string;
}

export interface RecordComparison {
  /** Takes the next older entry. */
  readonly next: (event: AuditEvent) => void;
  readonly end: () => {
    readonly problems: readonly RecordProblem[];
    /** Entries whose rows had to be in the record, and were looked for. */
    readonly changes: number;
    /** The newest entry that any row names; null for an empty record. */
    readonly newest: number | null;
  };
}

/** `size` is where the log ended before `claims` were read: the rows of later entries may still be on their way. */
export function compareRecord(claims: readonly RecordClaim[], size: number): RecordComparison {
  const byEvent = Map.groupBy(claims, ({ event }) => event as number);
  const newestOf = newestByKey(claims);
  const [settled, ended] = [new Set<string>(), new Set<string>()];
  const starts = openStarts();
  const problems: RecordProblem[] = [];
  let changes = 0;
  return {
    next: (event) => {
      const { rows, ends } = effectsOf(event);
      const isOpen = starts.isOpen(event);
      const own = byEvent.get(event.n) ?? [];
      byEvent.delete(event.n);
      for (const claim of own)
        if (!rows.some((row) => fits(row, claim))) problems.push({ ...unlogged, ...problemOf(event, claim) });
      const needed = rows.filter((row) => row.must && !settled.has(keyOf(row)));
      for (const row of needed) {
        settled.add(keyOf(row));
        if (event.n >= size || row.within.some((subject) => ended.has(subject))) continue;
        changes += 1;
        const wrong = faultOf(row, event.n, newestOf.get(keyOf(row)), isOpen);
        if (wrong !== null) problems.push({ class: wrong, ...problemOf(event, row) });
      }
      for (const subject of ends) ended.add(subject);
    },
    end: () => {
      const beyond = [...byEvent.values()].flat().map((claim) => ({
        ...unlogged,
        ...{ index: claim.event, about: `${claim.table} ${claim.key}`.trim() },
      }));
      const sorted = [...problems, ...beyond].sort((a, b) => a.index - b.index);
      return { problems: sorted, changes, newest: claims.reduce<number | null>(later, null) };
    },
  };
}

const unlogged = { class: 'unlogged-record' } as const;

function later(newest: number | null, { event }: RecordClaim): number {
  return Math.max(newest ?? 0, event);
}

function newestByKey(claims: readonly RecordClaim[]): ReadonlyMap<string, RecordClaim> {
  const newest = new Map<string, RecordClaim>();
  for (const claim of claims) {
    const before = newest.get(keyOf(claim));
    if (before === undefined || before.event < claim.event) newest.set(keyOf(claim), claim);
  }
  return newest;
}

const keyOf = ({ table, key }: Pick<RowEffect, 'table' | 'key'>): string => `${table} ${key ?? ''}`;

function fits(row: RowEffect, claim: RecordClaim): boolean {
  return row.table === claim.table && (row.key === null || row.key === claim.key);
}

function problemOf(
  event: AuditEvent,
  { table, key }: Pick<RowEffect, 'table' | 'key'>,
): { readonly index: number; readonly about: string } {
  return { index: event.n, about: `${event.kind}: ${table} ${key ?? ''}`.trim() };
}

/** What is wrong with the newest rows of a key, of which entry `n` tells last. Rows of a later entry are newer than what was asked. */
function faultOf(
  { rows }: RowEffect,
  n: number,
  claim: RecordClaim | undefined,
  isOpen: boolean,
): RecordProblem['class'] | null {
  const { event, rows: stored } = claim ?? { event: -1, rows: 0 };
  if (event > n) return null;
  const there = event === n ? stored : 0;
  if (rows === null ? there > 0 : there === rows) return null;
  if (there > 0) return there > (rows ?? 0) ? 'unlogged-record' : 'missing-record';
  return isOpen ? 'cut-off' : 'missing-record';
}

/** As many entries as can be on their way at once. */
const onTheWay = 64;

/** Whether the program can have ended before the rows of an entry were written: its start did not sign out, and told of little afterwards. */
function openStarts(): { readonly isOpen: (event: AuditEvent) => boolean } {
  const since = new Map<string, number>();
  return {
    isOpen: ({ start, kind }) => {
      const after = since.get(start) ?? 0;
      since.set(start, kind === 'signin.ended' ? Infinity : after + 1);
      return after < onTheWay;
    },
  };
}
