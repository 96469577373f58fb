/** An audit log in memory: the same shapes and the same refusals as the real one, nothing durable. */
import { createHash } from 'node:crypto';
import type {
  AuditEvent,
  EventDraft,
  EventFilter,
  LogState,
  StoredEvent,
  Verdict,
} from '../../electron/contract/audit.ts';
import { CloisterError } from '../../electron/contract/failure.ts';
import type { EventIndex, Sha256, UtcTime } from '../../electron/contract/ids.ts';
import type { Ledger } from '../../electron/ports/ledger.ts';

export interface FakeLedger extends Ledger {
  /** Everything appended so far, oldest first. */
  readonly events: readonly AuditEvent[];
  /** The details that came with each event, by position. */
  readonly details: readonly unknown[];
  /** Subjects whose details were destroyed, in order. */
  readonly destroyed: readonly string[];
  /** From now on every append fails with `log-unavailable`, until `restore`. */
  readonly refuse: () => void;
  readonly restore: () => void;
  /** The kinds in order: what most tests look at. */
  readonly kinds: () => readonly string[];
}

/** Makes an empty log. `now` is the clock its events carry. */
export function fakeLedger(now: () => string = () => '2026-01-01T00:00:00.000Z'): FakeLedger {
  const stored: StoredEvent[] = [];
  const details: unknown[] = [];
  const destroyed: string[] = [];
  let refusing = false;
  const root = (): string => Buffer.from(digest(stored.map((one) => one.leaf).join('')), 'hex').toString('base64');

  return {
    get events() {
      return stored.map((one) => one.event);
    },
    details,
    destroyed,
    refuse: () => {
      refusing = true;
    },
    restore: () => {
      refusing = false;
    },
    kinds: () => stored.map((one) => one.event.kind),
    append: (draft, detail = null) => {
      if (refusing) return Promise.reject(new CloisterError('log-unavailable'));
      const event = toEvent(draft, stored.length, stored.at(-1)?.leaf ?? digest(''), now(), detail);
      const one = { event, leaf: digest(JSON.stringify(event)) };
      stored.push(one);
      details.push(detail);
      return Promise.resolve({ index: event.n, leaf: one.leaf, at: event.at });
    },
    state: () => Promise.resolve(toState(stored, root(), refusing)),
    search: (filter) => Promise.resolve({ events: select(stored, filter), size: stored.length }),
    get: (index) => {
      const one = stored[index];
      return Promise.resolve(
        one === undefined
          ? null
          : { stored: one, canonical: JSON.stringify(one.event), details: details[index] ?? null },
      );
    },
    destroyDetails: (subject) => {
      destroyed.push(subject);
      return Promise.resolve();
    },
    verify: () => Promise.resolve(toVerdict(stored.length)),
    export: () => Promise.resolve({ files: 1, entries: stored.length }),
  };
}

function digest(text: string): Sha256 {
  return createHash('sha256').update(text).digest('hex') as Sha256;
}

function toEvent(draft: EventDraft, n: number, prev: Sha256, at: string, detail: unknown): AuditEvent {
  return {
    ...draft,
    v: 1,
    n: n as EventIndex,
    prev,
    at: at as UtcTime,
    mono: n,
    boot: 'boot',
    start: 'start',
    app: { version: '0.0.0', build: 'test', policy: null },
    side: detail === null ? null : digest(JSON.stringify(detail)),
  };
}

function toState(stored: readonly StoredEvent[], root: string, refusing: boolean): LogState {
  return {
    status: refusing ? 'unavailable' : 'open',
    size: stored.length,
    root,
    origin: 'cloister.invalid/log/00000000',
    checkpointAt: stored.at(-1)?.event.at ?? null,
    anchored: null,
    alarm: null,
  };
}

function select(stored: readonly StoredEvent[], filter: EventFilter): readonly StoredEvent[] {
  return stored
    .filter(({ event }) => filter.before === null || event.n < filter.before)
    .filter(({ event }) => filter.kinds === null || filter.kinds.includes(event.kind))
    .filter(({ event }) => filter.matter === null || event.why.matter === filter.matter)
    .filter(({ event }) => filter.subject === null || Object.values(event.what).includes(filter.subject))
    .filter(({ event }) => filter.since === null || event.at >= filter.since)
    .filter(({ event }) => filter.until === null || event.at <= filter.until)
    .toReversed()
    .slice(0, filter.limit);
}

function toVerdict(size: number): Verdict {
  return {
    outcome: 'intact-with-findings',
    origin: 'cloister.invalid/log/00000000',
    size,
    intactTo: size,
    anchoredTo: null,
    unanchoredTail: size,
    lines: [
      {
        check: 'anchors',
        verdict: 'finding',
        class: 'unanchored',
        index: null,
        detail: 'Unanchored: no head of this log is held elsewhere.',
      },
    ],
  };
}
