import type { ModelEntry } from '../../contract/model.ts';

/** What a source fills: the part file, and what may be told meanwhile. */
export interface PartTarget {
  readonly entry: ModelEntry;
  readonly part: string;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number) => void;
}

/** A source throws this when it does not have the file; the reason is shown when no source had it. */
export class SourceFailed extends Error {}
