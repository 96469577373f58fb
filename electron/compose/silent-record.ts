/** A record and an index that are read as before and keep nothing: for work that is done again only to be compared. */
import type { RecordStore } from '../ports/record-store.ts';
import type { VectorStore } from '../ports/vector-store.ts';

const keepNothing = async (): Promise<void> => undefined;

export function silentRecord(record: RecordStore): RecordStore {
  const writing = Object.keys(record).filter((name) => /^(?:add|put|erase)/u.test(name));
  return { ...record, ...Object.fromEntries(writing.map((name) => [name, keepNothing])) };
}

export const silentIndex: Pick<VectorStore, 'put' | 'remove'> = { put: keepNothing, remove: keepNothing };
