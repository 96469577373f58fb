import type { ModelEntry, ModelManifest, ModelStatus } from '../contract/model.ts';

/** Model files on this machine, by manifest. Digests are checked before first use and whenever size or time of change differ. */
export interface ModelStore {
  readonly manifest: ModelManifest;
  readonly list: () => Promise<readonly ModelStatus[]>;
  /** Reads every byte again. */
  readonly verify: (onProgress?: (id: string, done: number, total: number) => void) => Promise<readonly ModelStatus[]>;
  /** Path of a checked file. Fails with `model-missing` or `model-altered`, subject = the id. */
  readonly require: (id: string) => Promise<{ entry: ModelEntry; path: string }>;
  /** Parsed content of a checked small data file (heads and taggers). */
  readonly readJson: (id: string) => Promise<unknown>;
  /** The Markdown card, or null. */
  readonly card: (id: string) => Promise<string | null>;
  /** Fetches what is missing from the sources in order; `from` is a folder or medium tried first. */
  readonly fetch: (
    ids: readonly string[] | null,
    options: {
      from: string | null;
      /** Terms of use (`ModelEntry.terms`) that the person accepted, word for word. */
      acceptedTerms?: readonly string[];
      signal?: AbortSignal;
      onProgress?: (id: string, done: number, total: number) => void;
    },
  ) => Promise<readonly ModelStatus[]>;
}
