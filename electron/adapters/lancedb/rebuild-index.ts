/** Fills an empty index from the record, as happens at each unlock. */
import type { DocumentId } from '../../contract/ids.ts';
import type { RecordReader, StoredChunk } from '../../ports/record-store.ts';
import type { ChunkVector, VectorStore } from '../../ports/vector-store.ts';

/** Rows per commit: fewer, larger commits are faster, and this many chunks are about 8 MB. */
const batchRows = 2000;

export interface Rebuilt {
  readonly chunks: number;
  /** Documents with a chunk of another embedder, or one that was never embedded: they must be embedded again. */
  readonly stale: readonly DocumentId[];
}

/** Streams document by document. `model` is the digest of the embedder in use; null takes every vector there is. */
export async function rebuildIndex(
  index: Pick<VectorStore, 'put'>,
  record: Pick<RecordReader, 'matters' | 'documents' | 'chunks'>,
  model: string | null = null,
): Promise<Rebuilt> {
  const stale = new Set<DocumentId>();
  let waiting: ChunkVector[] = [];
  let chunks = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await index.put(waiting);
    chunks += waiting.length;
    waiting = [];
  };
  for (const matter of await record.matters())
    for (const document of await record.documents(matter.id)) {
      for (const stored of await record.chunks(document.id)) {
        if (!isCurrent(stored, model)) stale.add(document.id);
        else if (stored.vector !== null) waiting.push({ chunk: stored.chunk, vector: stored.vector });
      }
      if (waiting.length >= batchRows) await flush();
    }
  await flush();
  return { chunks, stale: [...stale] };
}

/** A chunk that was embedded and has no vector has no word the embedder knows: it is not stale, there is nothing to put. */
function isCurrent(stored: StoredChunk, model: string | null): boolean {
  if (stored.model === null) return false;
  return model === null || stored.model === model;
}
