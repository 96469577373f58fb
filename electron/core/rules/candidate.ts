/** What every grammar returns: where something stands, what it says, and how sure the pattern is. */
import type { Assertion, Check, FindingValue } from '../../contract/finding.ts';

/** UTF-16 units into the text that the grammar was given, end-exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export interface Candidate {
  /** At least one; all of them are shown as evidence. */
  readonly spans: readonly TextSpan[];
  /** As the text says it. */
  readonly value: FindingValue;
  /** ISO dates, ISO 8601 durations, plain names; null when the text leaves it open (a blank in a form). */
  readonly normalised: FindingValue | null;
  /** Share of such readings that were right on training documents, or our estimate where none are labelled. */
  readonly score: number;
  /** Which pattern it was, in plain words. */
  readonly reason: string;
  readonly assertion: Assertion | null;
  readonly checks: readonly Check[];
  /** What a passage that disagrees says: then the field is conflicting. */
  readonly contradicts: FindingValue | null;
}

/** A candidate with the usual empty parts. */
export function candidate(
  parts: Pick<Candidate, 'spans' | 'value' | 'score' | 'reason'> & Partial<Candidate>,
): Candidate {
  return { normalised: null, assertion: null, checks: [], contradicts: null, ...parts };
}

/** Best first; among equals the earlier in the text. */
export function bestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((left, right) => right.score - left.score || startOf(left) - startOf(right));
}

export function startOf(one: Candidate): number {
  return one.spans[0]?.start ?? 0;
}
