/** The events that any row of a store names, in order. */
import type { RecordStore } from '../../electron/ports/record-store.ts';

export async function eventsNamed(store: RecordStore): Promise<readonly number[]> {
  const events = (await store.claims()).map(({ event }): number => event);
  return [...new Set(events)].sort((a, b) => a - b);
}
