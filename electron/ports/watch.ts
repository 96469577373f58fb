/** Follows long work: told how far it is, asked whether it should go on. */
export interface Watch {
  /** Once aborted, the work ends with `cancelled` at its next step. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}
