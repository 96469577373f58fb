/** How verification reads a bundle. The adapter reads a folder; tests read memory. */
import type { Sha256 } from '../../../contract/ids.ts';
import type { BlockFacts } from './read-block.ts';

/** Lines in a row: what they are in short, and themselves where that is not enough. */
export interface LineBlock {
  readonly facts: BlockFacts;
  /** Without their newlines. */
  readonly lines: () => Promise<readonly Uint8Array[]>;
}

export interface BundleReader {
  /** Every file, as a relative path with slashes, sorted; whatever is not a plain file (a link, a device) is in `odd`. */
  readonly list: () => Promise<{ readonly files: readonly string[]; readonly odd: readonly string[] }>;
  /** A whole small file; null when it is not there. */
  readonly read: (path: string) => Promise<Uint8Array | null>;
  /** SHA-256 of a file of any size; null when it is not there. */
  readonly digest: (path: string) => Promise<Sha256 | null>;
  /** Lines of a file, many at a time, read as entries. A last line without newline counts. Nothing when it is not there. */
  readonly blocks: (path: string) => AsyncIterable<LineBlock>;
}

/** Names inside a bundle that verification knows. */
export const bundleFiles = {
  manifest: 'manifest.json',
  entries: 'entries.jsonl',
  checkpoint: 'checkpoint',
  keys: 'keys.json',
  /** What others signed of this log's heads: `<name>.note`, and `<name>.<digits>.tsr` for time stamps of it. */
  anchors: 'anchors/',
} as const;
