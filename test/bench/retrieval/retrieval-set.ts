/** Passages, questions about them, and what is right: the common shape of the data sets. */
export interface RetrievalSet {
  readonly name: string;
  /** A group is searched alone: one contract, or the whole corpus. */
  readonly passages: readonly { readonly id: string; readonly group: string; readonly text: string }[];
  readonly questions: readonly { readonly text: string; readonly group: string; readonly right: ReadonlySet<string> }[];
  /** Places that count. */
  readonly at: number;
}
