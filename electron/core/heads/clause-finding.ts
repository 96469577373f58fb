/** A span of a contract that shows a category. */
export interface ClauseFinding {
  readonly category: string;
  /** UTF-16 units into the contract, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly probability: number;
}
