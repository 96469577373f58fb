/** An index in memory: exact cosine, a word-overlap ranking, and the same fusion rule as the real one. */
import { CloisterError } from '../../electron/contract/failure.ts';
import type { ChunkId } from '../../electron/contract/ids.ts';
import type { ChunkVector, SearchQuery, VectorStore } from '../../electron/ports/vector-store.ts';

/** `dimensions` as the embedder's; vectors of another length, or not finite, or not of unit length are refused with `invalid`. */
export function fakeVectorStore(dimensions = 4): VectorStore {
  const rows = new Map<ChunkId, ChunkVector>();
  return {
    put: async (added) => {
      for (const row of added) requireUnit(row.vector, dimensions, row.chunk.id);
      for (const row of added) rows.set(row.chunk.id, { chunk: row.chunk, vector: row.vector.slice() });
    },
    search: async (query) => {
      requireUnit(query.vector, dimensions, 'query');
      return search(
        [...rows.values()].filter((row) => within(row, query)),
        query,
      );
    },
    remove: async (document) => {
      for (const row of rows.values()) if (row.chunk.document === document) rows.delete(row.chunk.id);
    },
    count: async () => rows.size,
    close: async () => {
      rows.clear();
    },
  };
}

function within(row: ChunkVector, query: SearchQuery): boolean {
  return row.chunk.matter === query.matter && (query.document === null || row.chunk.document === query.document);
}

function search(
  rows: readonly ChunkVector[],
  query: SearchQuery,
): { chunk: ChunkId; document: ChunkVector['chunk']['document']; score: number }[] {
  const terms = words(query.text);
  const byVector = ranked(rows, (row) => dot(row.vector, query.vector)).slice(0, 50);
  const byWords = ranked(rows, (row) => overlap(terms, row.chunk.text))
    .filter((row) => overlap(terms, row.chunk.text) > 0)
    .slice(0, 50);
  const scores = new Map<ChunkVector, number>();
  for (const list of [byVector, byWords])
    for (const [rank, row] of list.entries()) scores.set(row, (scores.get(row) ?? 0) + 1 / (60 + rank + 1));
  return [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(0, query.limit)
    .map(([row, score]) => ({ chunk: row.chunk.id, document: row.chunk.document, score }));
}

function ranked(rows: readonly ChunkVector[], score: (row: ChunkVector) => number): ChunkVector[] {
  return [...rows].sort((a, b) => score(b) - score(a) || (a.chunk.id < b.chunk.id ? -1 : 1));
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function overlap(terms: ReadonlySet<string>, text: string): number {
  return [...words(text)].filter((word) => terms.has(word)).length;
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function requireUnit(vector: Float32Array, dimensions: number, subject: string): void {
  const length = Math.hypot(...vector);
  if (vector.length !== dimensions || !(Math.abs(length - 1) < 1e-3)) throw new CloisterError('invalid', { subject });
}
