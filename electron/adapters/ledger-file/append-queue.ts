/** Group commit: what waits while one batch is being synced becomes the next batch. One failure ends it for good. */
import type { EventDraft, EventReceipt } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { NewEvent } from './commit-batch.ts';
import { draftText, type DraftText } from './entry-text.ts';

interface Waiting extends NewEvent {
  readonly resolve: (receipt: EventReceipt) => void;
  readonly reject: (error: CloisterError) => void;
}

export interface AppendQueue {
  /** Resolves when the event is durable. Fails with `invalid` for what no leaf can hold, with `log-unavailable` once the log is poisoned. */
  readonly append: (draft: EventDraft, details: unknown) => Promise<EventReceipt>;
  /** Why nothing is taken any more; null while the log is well. */
  readonly poisoned: () => string | null;
  /** Resolves when everything that was taken is durable; nothing is taken afterwards. */
  readonly close: () => Promise<void>;
}

const mostEvents = 1024;
const longestDraft = 48_000;

/** `commit` makes one batch durable and returns a receipt for each draft, in order. It is never called twice at once, and never again after it failed. */
export function appendQueue(
  commit: (events: readonly NewEvent[]) => Promise<readonly EventReceipt[]>,
  onPoison: (reason: string) => void,
): AppendQueue {
  let waiting: Waiting[] = [];
  let isDraining = false;
  let drained = Promise.resolve();
  let poison: string | null = null;

  /** The flag falls in the same breath in which the queue was seen empty: an append that follows starts the next drain. */
  async function drain(): Promise<void> {
    isDraining = true;
    while (waiting.length > 0) {
      await callersHeard();
      const batch = waiting.splice(0, mostEvents);
      try {
        const receipts = await commit(batch);
        batch.forEach((one, at) => {
          const receipt = receipts[at];
          if (receipt !== undefined) one.resolve(receipt);
        });
      } catch (cause) {
        fail(batch, cause);
      }
    }
    isDraining = false;
  }

  function fail(batch: readonly Waiting[], cause: unknown): void {
    poison = cause instanceof Error ? cause.message : String(cause);
    for (const one of [...batch, ...waiting])
      one.reject(new CloisterError('log-unavailable', { subject: poison, cause }));
    waiting = [];
    onPoison(poison);
  }

  return {
    poisoned: () => poison,
    append: (draft, details) => {
      if (poison !== null) return Promise.reject(new CloisterError('log-unavailable', { subject: poison }));
      const text = textOf(draft);
      if (text === null) return Promise.reject(new CloisterError('invalid', { subject: `event ${draft.kind}` }));
      return new Promise((resolve, reject) => {
        waiting.push({ draft, text, details, resolve, reject });
        if (!isDraining) drained = drain();
      });
    },
    close: async () => {
      await drained;
      poison ??= 'closed';
    },
  };
}

/** Resolves when everybody who wants to append in this turn of the event loop, or after hearing that a batch is durable, has done so:
 *  else the first of many would get a batch, and its sync, to itself. */
function callersHeard(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A draft in canonical form; null when it has none, or when too little of a leaf is left for what the ledger adds. */
function textOf(draft: EventDraft): DraftText | null {
  try {
    const text = draftText(draft);
    return text.bytes <= longestDraft ? text : null;
  } catch {
    return null;
  }
}
