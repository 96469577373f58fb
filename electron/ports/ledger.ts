import type { EventDraft, EventFilter, EventReceipt, LogState, StoredEvent, Verdict } from '../contract/audit.ts';
import type { Watch } from './watch.ts';

/** The audit log. `append` resolves when the event is durable; then, and only then, may its effect be stored or shown.
 *  Fails with `log-unavailable`: the step does not happen. */
export interface Ledger {
  readonly append: (draft: EventDraft, details?: unknown) => Promise<EventReceipt>;
  readonly state: () => Promise<LogState>;
  readonly search: (filter: EventFilter) => Promise<{ events: readonly StoredEvent[]; size: number }>;
  readonly get: (index: number) => Promise<{ stored: StoredEvent; canonical: string; details: unknown } | null>;
  /** Destroys the key of a subject's details (a document, an answer, a matter): they cannot be read again, and every proof stays valid.
   *  The event that says so comes first. Nothing happens for a subject without details. */
  readonly destroyDetails: (subject: string) => Promise<void>;
  /** Fails with `cancelled` when the watch asks for it. */
  readonly verify: (watch?: Watch) => Promise<Verdict>;
  readonly export: (
    folder: string,
    /** `maximumHours`: the oldest anchor that was allowed at the time of the export. */
    range: { since: string | null; until: string | null; maximumHours?: number | null },
    watch?: Watch,
  ) => Promise<{ files: number; entries: number }>;
}
