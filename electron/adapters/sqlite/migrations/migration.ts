/** One step of the record's shape. Steps are only ever added; one that has shipped is never changed. */
export interface Migration {
  /** Counts from 1 without gaps. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}
