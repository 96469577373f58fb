import type { Chunk } from '../contract/document.ts';
import type { ChunkId, DocumentId, MatterId } from '../contract/ids.ts';

export interface ChunkVector {
  readonly chunk: Chunk;
  /** Unit length, finite, of the store's dimension; anything else is refused with `invalid`. */
  readonly vector: Float32Array;
}

export interface SearchQuery {
  readonly matter: MatterId;
  readonly document: DocumentId | null;
  /** Terms for BM25; empty means vectors alone. */
  readonly text: string;
  readonly vector: Float32Array;
  readonly limit: number;
}

export interface SearchHit {
  readonly chunk: ChunkId;
  readonly document: DocumentId;
  /** Fused score of words and vectors in [0, 1], larger is better; comparable within one search only. */
  readonly score: number;
}

/** The rebuildable index. One writer; every search is inside one matter. */
export interface VectorStore {
  /** Adds or replaces by chunk id. */
  readonly put: (rows: readonly ChunkVector[]) => Promise<void>;
  readonly search: (query: SearchQuery) => Promise<readonly SearchHit[]>;
  /** Removes a document's rows for good, old versions included. */
  readonly remove: (document: DocumentId) => Promise<void>;
  readonly count: () => Promise<number>;
  readonly close: () => Promise<void>;
}
