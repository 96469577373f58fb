/** Finds the passages of one matter that are nearest to a question. */
import type { Chunk } from '../../contract/document.ts';
import type { ChunkId, DocumentId } from '../../contract/ids.ts';
import { dotProduct } from '../../core/index/dot-product.ts';
import { preferTopics } from '../../core/index/prefer-topics.ts';
import type { QueryTerms } from '../../core/text/query-terms.ts';
import type { StoredChunk } from '../../ports/record-store.ts';
import type { Question } from './question.ts';
import type { AskNeeds } from './needs.ts';

export interface Passage {
  readonly chunk: Chunk;
  /** Fused score of the search, with what the passage's kind adds; larger is better. */
  readonly score: number;
  /** How surely the passage is of the kind of clause that the question names, in [0, 1]; null when it names none. */
  readonly kind: number | null;
  /** Cosine between question and passage, in [-1, 1]. */
  readonly cosine: number;
}

/** How many passages a search brings, and how many of them go on; the judge reads only the first. */
const searched = 60;
const kept = 30;

/** Hybrid search inside the matter (and the document, when one is named), then ordered by kind where the question names one; best first. */
export async function retrieve(
  question: Question,
  terms: QueryTerms,
  { embedder, vectors, record, topics }: AskNeeds,
  signal: AbortSignal,
): Promise<readonly Passage[]> {
  const [vector] = await embedder.embed([question.text], signal);
  if (vector === undefined) return [];
  const text = terms.terms.join(' ');
  const hits = await vectors.search({
    matter: question.matter,
    document: question.document,
    text,
    vector,
    limit: searched,
  });
  const chunks = await chunksOf(new Set(hits.map(({ document }) => document)), record);
  const kindOf = topics?.(terms.terms) ?? (() => null);
  return hits
    .flatMap(({ chunk: id, score }) => {
      const stored = chunks.get(id);
      if (stored === undefined) return [];
      const { chunk } = stored;
      const kind = kindOf(chunk.text);
      return [{ chunk, kind, score: preferTopics(score, kind ?? 0), cosine: cosine(vector, stored.vector) }];
    })
    .sort((left, right) => right.score - left.score)
    .slice(0, kept);
}

async function chunksOf(
  documents: ReadonlySet<DocumentId>,
  record: AskNeeds['record'],
): Promise<ReadonlyMap<ChunkId, StoredChunk>> {
  const lists = await Promise.all([...documents].map((document) => record.chunks(document)));
  return new Map(lists.flat().map((stored) => [stored.chunk.id, stored]));
}

function cosine(left: Float32Array, right: Float32Array | null): number {
  return right?.length === left.length ? dotProduct(left, right) : 0;
}
