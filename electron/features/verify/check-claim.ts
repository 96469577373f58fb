/** The task `verify.claim`: do these texts support a claim, contradict it, or say too little? */
import type { AnswerOf } from '../../contract/predict.ts';
import type { SignalHeadFile } from '../../contract/signal-head.ts';
import { scoreSignals } from '../../core/judgement/score-signals.ts';
import type { Embedder } from '../../ports/embedder.ts';
import { measureClaim } from './measure-claim.ts';

export interface Claim {
  readonly claim: string;
  readonly evidence: readonly string[];
}

/** Labels of the head, in its order. */
export const claimLabels = ['supported', 'contradicted', 'not-enough'] as const;

/** Offsets are into the evidence text named by `index`. No evidence or an empty claim: `not-enough`, with certainty and nothing cited. */
export async function checkClaim(
  { claim, evidence }: Claim,
  head: SignalHeadFile,
  embedder: Embedder,
  signal: AbortSignal,
): Promise<AnswerOf<'verify.claim'>> {
  if (claim.trim() === '') return nothing;
  const { signals, nearest } = await measureClaim(claim, evidence, embedder, signal);
  if (nearest === null) return nothing;
  const chances = scoreSignals(head, signals);
  const probability = Math.max(...chances);
  const label = claimLabels[chances.indexOf(probability)] ?? 'not-enough';
  const { index, start, end, text } = nearest;
  return { label, probability, evidence: label === 'not-enough' ? [] : [{ index, start, end, text }] };
}

const nothing: AnswerOf<'verify.claim'> = { label: 'not-enough', probability: 1, evidence: [] };
