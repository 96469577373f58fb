import type { ModelEntry, ModelFileState } from '../contract/model.ts';
import type { GgufHeader } from '../contract/gguf.ts';

export interface KeptFile {
  /** Its name in the site's folder: digest and kind. */
  readonly file: string;
  readonly sha256: ModelEntry['sha256'];
  readonly bytes: number;
}

/** What our own reader found in a GGUF file, weights included. */
export type GgufFacts =
  | { readonly kind: 'broken'; readonly problem: string }
  | {
      readonly kind: 'read';
      readonly header: GgufHeader;
      readonly bytes: number;
      /** Names of tensors with a number that is none, and of tensors that are all zero. */
      readonly notNumbers: readonly string[];
      readonly zero: readonly string[];
    };

/** The folder of models that a site brought, by digest. Nothing in it is ever changed. */
export interface SiteModelFiles {
  /** Copies a file in while its digest is taken. Fails with `unreadable`, `disk-low`, and `invalid` for what is neither GGUF nor JSON by name. */
  readonly keep: (path: string) => Promise<KeptFile>;
  /** Removes a file that was kept and turned out to be unusable. */
  readonly drop: (file: string) => Promise<void>;
  readonly inspectGguf: (path: string) => Promise<GgufFacts>;
  /** Only the header; null when it is not one. */
  readonly ggufHeader: (path: string) => Promise<GgufHeader | null>;
  readonly pathOf: (file: string) => string;
  readonly state: (entry: ModelEntry) => Promise<{ readonly state: ModelFileState; readonly path: string | null }>;
  /** Path of a file whose bytes were checked. Fails with `model-missing`, `model-altered`. */
  readonly require: (entry: ModelEntry) => Promise<string>;
  readonly readJson: (entry: ModelEntry) => Promise<unknown>;
}
