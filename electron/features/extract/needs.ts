/** What extraction needs from outside. Every model part may be missing: then rules alone decide, and the hops say so. */
import type { DocumentRecord } from '../../contract/document.ts';
import type { Chunk } from '../../contract/document.ts';
import type { LabelScore } from '../../contract/finding.ts';
import type { RunId } from '../../contract/ids.ts';
import type { Page } from '../../contract/text.ts';
import type { Pack, RuleName } from '../../packs/pack.ts';

/** The clause head over the passages of a document: for each, the probability of every clause category. Fails as an embedder does. */
export interface ClauseHead {
  readonly specialist: string;
  readonly score: (passages: readonly string[], signal: AbortSignal) => Promise<readonly (readonly LabelScore[])[]>;
}

/** The evidence judge: does this passage answer this question? */
export interface PassageJudge {
  readonly specialist: string;
  readonly judge: (question: string, passage: string, signal: AbortSignal) => Promise<Judged>;
}

/** `probability` null: it could not be asked, and `why` says in words what is wrong with it. */
export interface Judged {
  readonly probability: number | null;
  readonly why?: string;
  readonly run?: RunId | null;
}

/** The clause adapter over one passage: one pass, all labels, their probabilities add up to 1. */
export interface ClauseAdapter {
  readonly specialist: string;
  readonly label: (text: string, signal: AbortSignal) => Promise<readonly LabelScore[]>;
}

/** Thresholds of the route in force, each from 0 to 1; null: no score is enough. */
export interface ExtractBars {
  /** From here a rule is believed by itself; below `ruleProposes` what it read is not even a candidate. */
  readonly ruleSettles: number | null;
  readonly ruleProposes: number | null;
  /** From here the clause head is believed by itself; from `headProposes` a passage that no rule found is worth a model's time. */
  readonly headSettles: number | null;
  readonly headProposes: number | null;
  /** From here a model counts as agreeing. From `smallDoubts` up to it a larger model is asked, where one may be. */
  readonly smallSettles: number | null;
  readonly smallDoubts: number | null;
  readonly largeSettles: number | null;
}

/** Whether a score is enough. */
export function reaches(score: number, bar: number | null): boolean {
  return bar !== null && score >= bar;
}

export interface ExtractNeeds {
  readonly bars: ExtractBars;
  /** Of a rule that has a route of its own, such as that of medicines; absent, or null for the others: "bars" count. */
  readonly barsOfRule?: (rule: RuleName) => ExtractBars | null;
  readonly clauseHead: ClauseHead | null;
  readonly judge: PassageJudge | null;
  readonly clauseAdapter: ClauseAdapter | null;
  /** A larger local model, asked where the small ones are in doubt; null: none is installed, or the route does not ask it. */
  readonly large: PassageJudge | null;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  /** Calls of a language model that one document may cost (0.3 to 0.7 s each on two cores). */
  readonly maxModelCalls: number;
}

export interface ExtractSubject {
  readonly document: Pick<DocumentRecord, 'id'>;
  readonly pages: readonly Page[];
  readonly chunks: readonly Chunk[];
  /** Id of a document type of the pack; another one means the general type. */
  readonly type: string;
  readonly pack: Pack;
}
