/** Opens the head over vectors with the encoder it reads and the head over words it was fitted beside. */
import type { ModelRuntime } from '../adapters/remote/model.ts';
import { HeadFile } from '../contract/head.ts';
import type { ModelEntry } from '../contract/model.ts';
import { VectorHeadFile } from '../contract/vector-head.ts';
import { openHead } from '../core/heads/open-head.ts';
import { openVectorHead, type VectorHead } from '../core/heads/open-vector-head.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ModelStore } from '../ports/model-store.ts';

export interface SecondReading {
  readonly entry: ModelEntry;
  readonly head: VectorHead;
  readonly embedder: Embedder;
}

/** Null where one of the three is not listed (any more), or is not the file that the others were fitted with: words alone go on then. */
export type SecondReadingOf = () => Promise<SecondReading | null>;

/** Files are read and unpacked once; the manifest is asked each time, because a file may be revoked. */
export function secondReadingOf(store: ModelStore, { embedderOf }: Pick<ModelRuntime, 'embedderOf'>): SecondReadingOf {
  const opened = new Map<string, Promise<VectorHead>>();
  return async () => {
    const { models } = store.manifest;
    const entry = models.find(({ settings }) => settings.kind === 'vector-head');
    if (entry === undefined) return null;
    const known = opened.get(entry.sha256) ?? openFiles(store, entry);
    opened.set(entry.sha256, known);
    const head = await known;
    const { fusion, embedder } = head.file;
    const listed = [fusion.head, embedder].every((file) =>
      models.some(({ id, sha256 }) => id === file.id && sha256 === file.sha256),
    );
    return listed ? { entry, head, embedder: embedderOf(embedder.id) } : null;
  };
}

async function openFiles(store: ModelStore, entry: ModelEntry): Promise<VectorHead> {
  const file = VectorHeadFile.parse(await store.readJson(entry.id));
  const words = HeadFile.parse(await store.readJson(file.fusion.head.id));
  return openVectorHead(file, openHead(words));
}
