import type { UtcTime } from '../contract/ids.ts';

/** Time and randomness, so that features stay repeatable under test. */
export interface Clock {
  readonly now: () => UtcTime;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
}

/** Makes a random id with the given prefix, for example `d_` for documents. At least 80 bits. */
export type NewId = (prefix: string) => string;
