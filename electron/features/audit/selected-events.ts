/** Walks through the log from its first entry on, a window at a time, and hands out what an export is about. */
import type { StoredEvent } from '../../contract/audit.ts';
import type { EventSelection } from '../../contract/export.ts';
import { isSelected } from '../../core/events/event-selection.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Watch } from '../../ports/watch.ts';

const windowSize = 500;

/** Selected entries below `end`, oldest first. Memory holds one window. */
export async function* selectedEvents(
  ledger: Pick<Ledger, 'search'>,
  selection: EventSelection,
  end: number,
  watch?: Watch,
): AsyncGenerator<StoredEvent> {
  for (let first = 0; first < end; first += windowSize) {
    watch?.signal.throwIfAborted();
    watch?.onProgress(first, end);
    const before = Math.min(first + windowSize, end);
    const { events } = await ledger.search({ ...everything, before, limit: before - first });
    for (const stored of events.toReversed()) if (isSelected(stored.event, selection)) yield stored;
  }
}

const everything = { kinds: null, matter: null, subject: null, since: null, until: null };
