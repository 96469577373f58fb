import type { ModelReference } from '../contract/run.ts';

/** Makes unit-length vectors. Empty text gives a zero vector, never an empty one. Fails as `LanguageModel` does. */
export interface Embedder {
  readonly model: ModelReference;
  readonly dimensions: number;
  readonly embed: (texts: readonly string[], signal?: AbortSignal) => Promise<readonly Float32Array[]>;
}
