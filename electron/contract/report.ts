/** What a printed report of the log shows. Made inside the engine, never sent: types alone. */
import type { EventSelection } from './export.ts';

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

export interface ReportFigures {
  readonly entries: number;
  /** Numbers and times of the first and the last entry; null without entries. */
  readonly first: { readonly n: number; readonly at: string } | null;
  readonly last: { readonly n: number; readonly at: string } | null;
  /** Entries of each UTC day that has some, in order. */
  readonly days: readonly NamedCount[];
  /** Entries of each kind, most first. */
  readonly kinds: readonly NamedCount[];
  /** Entries of each person or part of the application, most first. */
  readonly people: readonly NamedCount[];
  readonly decisions: readonly NamedCount[];
  /** Decisions that did not keep what the machine proposed: corrected, rejected, or "not in the document". */
  readonly overridden: number;
  readonly decided: number;
  readonly answered: number;
  /** Questions that ended in "no answer". */
  readonly refused: number;
  readonly classified: number;
  /** Documents whose type was left to a person. */
  readonly unsure: number;
  /** Steps in which a model took part, by model and adapters. */
  readonly models: readonly NamedCount[];
  readonly alarms: number;
}

export interface Report {
  readonly origin: string;
  readonly selection: EventSelection;
  readonly figures: ReportFigures;
}
