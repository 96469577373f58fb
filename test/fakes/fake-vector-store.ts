/** An index in memory: exact cosine, a word-overlap ranking, and the product's own fusion. */
import { CloisterError } from '../../electron/contract/failure.ts';
import type { ChunkId } from '../../electron/contract/ids.ts';
import { fuseScores, type Ranked } from '../../electron/core/index/fuse-scores.ts';
import { isUnitVector } from '../../electron/core/index/is-unit-vector.ts';
import type { ChunkVector, SearchHit, SearchQuery, VectorStore } from '../../electron/ports/vector-store.ts';

/** `dimensions` as the embedder's. Holds the rules of `test/contracts/vector-store-contract.ts`. */
export function fakeVectorStore(dimensions = 4): VectorStore {
  const rows = new Map<ChunkId, ChunkVector>();
  let open = true;
  const requireOpen = (): void => {
    if (!open) throw new CloisterError('vault-locked', { subject: 'index' });
  };
  return {
    put: async (added) => {
      requireOpen();
      for (const row of added) requireFit(row, [...rows.values(), ...added], dimensions);
      for (const row of added) rows.set(row.chunk.id, { chunk: row.chunk, vector: row.vector.slice() });
    },
    search: async (query) => {
      requireOpen();
      if (!isUnitVector(query.vector, dimensions)) throw new CloisterError('invalid', { subject: 'query vector' });
      return search(
        [...rows.values()].filter((row) => within(row, query)),
        query,
      );
    },
    remove: async (document) => {
      requireOpen();
      for (const row of rows.values()) if (row.chunk.document === document) rows.delete(row.chunk.id);
    },
    count: async () => rows.size,
    close: async () => {
      open = false;
      rows.clear();
    },
  };
}

function requireFit({ chunk, vector }: ChunkVector, others: readonly ChunkVector[], dimensions: number): void {
  const stray = others.some(
    (other) =>
      (other.chunk.id === chunk.id && other.chunk.document !== chunk.document) ||
      (other.chunk.document === chunk.document && other.chunk.matter !== chunk.matter),
  );
  if (stray || !isUnitVector(vector, dimensions)) throw new CloisterError('invalid', { subject: chunk.id });
}

function within(row: ChunkVector, query: SearchQuery): boolean {
  return row.chunk.matter === query.matter && (query.document === null || row.chunk.document === query.document);
}

function search(rows: readonly ChunkVector[], query: SearchQuery): SearchHit[] {
  const terms = words(query.text);
  const limit = Math.max(50, query.limit);
  const byVector = best(rows, limit, (row) => dot(row.vector, query.vector));
  const byWords = best(rows, limit, (row) => overlap(terms, row.chunk.text)).filter((one) => one.score > 0);
  const found = new Map(rows.map((row) => [row.chunk.id as string, row.chunk]));
  return fuseScores(byWords, byVector)
    .slice(0, query.limit)
    .flatMap(({ id, score }) => {
      const chunk = found.get(id);
      return chunk === undefined ? [] : [{ chunk: chunk.id, document: chunk.document, score }];
    });
}

function best(rows: readonly ChunkVector[], limit: number, score: (row: ChunkVector) => number): Ranked[] {
  return rows
    .map((row) => ({ id: row.chunk.id, score: score(row) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
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
