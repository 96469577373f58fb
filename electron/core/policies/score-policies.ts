/** Scores passages with policy heads. A passage is read once, whatever the number of heads. */
import type { PolicyHeadFile } from '../../contract/policy.ts';
import { sigmoid } from '../heads/calibrate-scores.ts';
import type { SparseVector } from '../heads/score-head.ts';
import { dotProduct } from '../index/dot-product.ts';
import type { PolicyHead } from './open-policy-head.ts';
import { dotSparse } from './fit-logistic.ts';
import { policyTerms } from './policy-terms.ts';

/** What a head looks at: the unit vector of a passage (null for one that has no direction) and its words. */
export interface PolicyReading {
  readonly vector: Float32Array | null;
  readonly words: SparseVector;
}

export type PolicyVerdict = 'report' | 'ask' | 'clear';

/** Reads a passage for any number of heads. */
export function readPassage(text: string, vector: Float32Array | null): PolicyReading {
  return { vector, words: policyTerms(text) };
}

/** One row of scores per head, in the order of the passages. */
export function scorePolicies(
  heads: readonly PolicyHead[],
  passages: readonly PolicyReading[],
): readonly Float64Array[] {
  return heads.map((head) => Float64Array.from(passages, (passage) => policyProbability(head, passage)));
}

/** The calibrated probability that a passage breaks the policy. */
export function policyProbability({ file, vector, words }: PolicyHead, passage: PolicyReading): number {
  const near = passage.vector === null ? 0 : dotProduct(passage.vector, vector);
  const score = file.bias + near + dotSparse(passage.words, words);
  return sigmoid(file.calibration.slope * score + file.calibration.offset);
}

/** What the thresholds of a head make of a probability. */
export function policyVerdict(
  { reportAbove, askFrom }: PolicyHeadFile['thresholds'],
  probability: number,
): PolicyVerdict {
  if (reportAbove !== null && probability > reportAbove) return 'report';
  return probability >= askFrom ? 'ask' : 'clear';
}
