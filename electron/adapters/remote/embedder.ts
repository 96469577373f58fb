/** The embedder port over messages to the infer process. */
import { CloisterError } from '../../contract/failure.ts';
import type { ModelEntry } from '../../contract/model.ts';
import { EmbedderSettings } from '../../contract/specialist-settings.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { ModelStore } from '../../ports/model-store.ts';
import type { InferProcess } from './infer-process.ts';
import { modelFiles } from './model-files.ts';

/** Small batches, so that a question does not wait behind the embedding of a whole document. */
const textsPerBatch = 16;
/** A message is at most 1 MiB. */
const charactersPerBatch = 200_000;

/** Without `id` it is the manifest's default embedder. */
export function remoteEmbedder(process: InferProcess, store: ModelStore, id: string | undefined): Embedder {
  const entry = embedderEntry(store, id);
  const { dimensions, windowTokens } = EmbedderSettings.parse(entry.settings);
  const model = { id: entry.id, sha256: entry.sha256 };
  return {
    model,
    dimensions,
    embed: async (texts, signal) => {
      const files = await modelFiles(store, model, [], 'embedder');
      const vectors: Float32Array[] = [];
      for (const batch of batches(texts)) {
        const reply = await process.request(files, 'embed', { model, windowTokens, texts: batch }, { signal });
        vectors.push(...reply.vectors);
      }
      if (vectors.length !== texts.length || vectors.some((vector) => vector.length !== dimensions))
        throw new CloisterError('model-failed', { subject: `${entry.id}: vectors of another number or size` });
      return vectors;
    },
  };
}

/** Fails with `model-missing` when the manifest lists none. */
export function embedderEntry(store: ModelStore, id?: string): ModelEntry {
  const entry = store.manifest.models.find((one) =>
    id === undefined ? one.role === 'embedder' && one.isDefault : one.id === id,
  );
  if (entry === undefined) throw new CloisterError('model-missing', { subject: id ?? 'embedder' });
  return entry;
}

export function batches(texts: readonly string[]): string[][] {
  const all: string[][] = [];
  let current: string[] = [];
  let characters = 0;
  for (const text of texts) {
    const full = current.length === textsPerBatch || characters + text.length > charactersPerBatch;
    if (full && current.length > 0) {
      all.push(current);
      current = [];
      characters = 0;
    }
    current.push(text);
    characters += text.length;
  }
  return current.length === 0 ? all : [...all, current];
}
