/** Cuts the text into passages, makes their vectors, and puts both into the record and the index. */
import type { Chunk, DocumentRecord } from '../../contract/document.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { chunkPages } from '../../core/text/chunk-pages.ts';
import type { StoredChunk } from '../../ports/record-store.ts';
import type { ImportStep } from './import-step.ts';
import type { IngestNeeds, IngestWatch } from './needs.ts';

/** Passages per embedding request: small enough to cancel within a second or two. */
const batch = 16;

/** Due for a document that was read. Vectors go to the record first; the index can always be rebuilt from it. */
export const indexStep: ImportStep = async (document, _pack, needs, watch) => {
  if (document.status !== 'read') return document;
  const pages = await needs.record.pages(document.id);
  const chunks = chunkPages(pages, { matter: document.matter, document: document.id, newId: needs.newId });
  const stored = await embedAll(document, chunks, needs, watch);
  const next: DocumentRecord = { ...document, status: 'indexed' };
  const receipt = await needs.ledger.append(
    eventDraft('index.updated', needs.actor, {
      purpose: 'import',
      matter: document.matter,
      what: { document: document.id, passages: stored.length, model: needs.embedder.model.sha256 },
    }),
  );
  await needs.record.putChunks(document.id, stored, receipt.index);
  await needs.vectors.remove(document.id); // a document that was indexed before had passages of other ids
  await needs.vectors.put(stored.flatMap(({ chunk, vector }) => (vector === null ? [] : [{ chunk, vector }])));
  await needs.record.putDocument(next, receipt.index);
  return next;
};

async function embedAll(
  document: DocumentRecord,
  chunks: readonly Chunk[],
  { embedder }: IngestNeeds,
  watch: IngestWatch,
): Promise<readonly StoredChunk[]> {
  const stored: StoredChunk[] = [];
  for (let at = 0; at < chunks.length; at += batch) {
    watch.signal.throwIfAborted();
    watch.onStep('indexing', document, { done: at, total: chunks.length });
    const part = chunks.slice(at, at + batch);
    const vectors = await embedder.embed(
      part.map(({ text }) => text),
      watch.signal,
    );
    part.forEach((chunk, index) => {
      stored.push({ chunk, vector: usable(vectors[index]), model: embedder.model.sha256 });
    });
  }
  return stored;
}

/** A passage without any word the model knows has the zero vector: it has no direction and cannot be searched by nearness. */
function usable(vector: Float32Array | undefined): Float32Array | null {
  return vector?.some((value) => value !== 0) === true ? vector : null;
}
