/** What extraction needs from outside. Every model part may be missing: then rules alone decide, and the hops say so. */
import type { DocumentRecord } from '../../contract/document.ts';
import type { Chunk } from '../../contract/document.ts';
import type { LabelScore } from '../../contract/finding.ts';
import type { RunId } from '../../contract/ids.ts';
import type { Page } from '../../contract/text.ts';
import type { Pack } from '../../packs/pack.ts';

/** The clause head over one passage: probability of each clause category by itself. */
export interface ClauseHead {
  readonly specialist: string;
  readonly score: (text: string) => Promise<readonly LabelScore[]>;
}

/** The evidence judge: does this passage answer this question? */
export interface PassageJudge {
  readonly specialist: string;
  readonly judge: (
    question: string,
    passage: string,
    signal: AbortSignal,
  ) => Promise<{ readonly probability: number; readonly run?: RunId | null }>;
}

/** The clause adapter over one passage: one pass, all labels, their probabilities add up to 1. */
export interface ClauseAdapter {
  readonly specialist: string;
  readonly label: (text: string, signal: AbortSignal) => Promise<readonly LabelScore[]>;
}

export interface ExtractNeeds {
  readonly clauseHead: ClauseHead | null;
  readonly judge: PassageJudge | null;
  readonly clauseAdapter: ClauseAdapter | null;
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
