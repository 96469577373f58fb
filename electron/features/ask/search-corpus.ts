/** The task `retrieve`: hybrid search over a corpus given as lines, with the same passages and the same index as a matter. */
import type { Chunk } from '../../contract/document.ts';
import { DocumentId, MatterId } from '../../contract/ids.ts';
import type { AnswerOf } from '../../contract/predict.ts';
import { preferTopics } from '../../core/index/prefer-topics.ts';
import { chunkPages } from '../../core/text/chunk-pages.ts';
import { queryTerms } from '../../core/text/query-terms.ts';
import type { NewId } from '../../ports/clock.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { VectorStore } from '../../ports/vector-store.ts';
import type { TopicReader } from './topic-reader.ts';

export interface CorpusItem {
  readonly id: string;
  readonly text: string;
  readonly title?: string | undefined;
}

export type Search = (query: string, document: string | undefined) => Promise<AnswerOf<'retrieve'>>;

/** Hits per query; the promise is at least 20. */
const wanted = 60;

export interface CorpusNeeds {
  readonly embedder: Embedder;
  readonly vectors: VectorStore;
  readonly topics: TopicReader | null;
  readonly newId: NewId;
}

/** Indexes the corpus once, then searches it. `onProgress` is told documents done. */
export async function searchCorpus(
  corpus: readonly CorpusItem[],
  { embedder, vectors, topics, newId }: CorpusNeeds,
  onProgress: (done: number, total: number) => void,
): Promise<Search> {
  const matter = MatterId.parse(newId('mat'));
  const documents = new Map<string, DocumentId>();
  const places = new Map<string, { readonly item: string; readonly chunk: Chunk }>();
  for (const [index, item] of corpus.entries()) {
    const document = DocumentId.parse(newId('doc'));
    documents.set(item.id, document);
    const chunks = passagesOf(item, { matter, document, newId });
    const embedded = await embedder.embed(
      chunks.map(({ text }) => (item.title === undefined ? text : `${item.title}. ${text}`)),
    );
    const rows = chunks.flatMap((chunk, at) => {
      const vector = embedded[at];
      return vector?.some((value) => value !== 0) === true ? [{ chunk, vector }] : [];
    });
    for (const chunk of chunks) places.set(chunk.id, { item: item.id, chunk });
    await vectors.put(rows);
    onProgress(index + 1, corpus.length);
  }
  return async (query, only) => {
    const document = only === undefined ? null : (documents.get(only) ?? null);
    if (only !== undefined && document === null) return { hits: [] };
    const [vector] = await embedder.embed([query]);
    if (vector?.some((value) => value !== 0) !== true) return { hits: [] };
    const { terms } = queryTerms(query);
    const found = await vectors.search({ matter, document, text: terms.join(' '), vector, limit: wanted });
    const kindOf = topics?.(terms) ?? (() => 0);
    const hits = found.flatMap(({ chunk, score }) =>
      toHit(places.get(chunk), (text) => preferTopics(score, kindOf(text))),
    );
    return { hits: hits.sort((left, right) => right.score - left.score) };
  };
}

function passagesOf(
  { text }: CorpusItem,
  owner: { readonly matter: MatterId; readonly document: DocumentId; readonly newId: NewId },
): readonly Chunk[] {
  return chunkPages([{ n: 1, text, items: [], furniture: [] }], owner);
}

function toHit(
  place: { readonly item: string; readonly chunk: Chunk } | undefined,
  score: (text: string) => number,
): AnswerOf<'retrieve'>['hits'] {
  if (place === undefined) return [];
  return [
    { document: place.item, start: place.chunk.span.start, end: place.chunk.span.end, score: score(place.chunk.text) },
  ];
}
