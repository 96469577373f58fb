/** Everything the verifier measures about a claim and its evidence: words and vectors. */
import { dotProduct } from '../../core/index/dot-product.ts';
import { claimSignals, withLength } from '../../core/judgement/claim-signals.ts';
import { nearestSentences, type PlacedSentence } from '../../core/judgement/nearest-sentences.ts';
import type { Signals } from '../../core/judgement/score-signals.ts';
import type { Embedder } from '../../ports/embedder.ts';

export interface MeasuredClaim {
  readonly signals: Signals;
  /** The sentence that decides: nearest by words and vector together. Null when there is no evidence. */
  readonly nearest: PlacedSentence | null;
}

/** Sentences compared by words, and of these, by vector. */
const compared = 8;
const embedded = 5;
/** A longer claim is cut, in UTF-16 units: it is no single statement any more. */
const longestClaim = 1500;

/** A claim that copies a sentence is compared word by word; vectors are asked about the others. Fails as the embedder does. */
export async function measureClaim(
  claim: string,
  evidence: readonly string[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<MeasuredClaim> {
  const statement = claim.slice(0, longestClaim);
  const sentences = nearestSentences(statement, evidence, compared);
  const signals = claimSignals(statement, textsOf(sentences));
  if (signals.copy === 1 || sentences.length === 0)
    return { signals: withLength(signals, sentences.length), nearest: sentences[0] ?? null };
  const cosines = await cosinesOf(statement, sentences.slice(0, embedded), embedder, signal);
  const ordered = byNearness(sentences, cosines);
  const lexical = claimSignals(statement, textsOf(ordered));
  const all = { ...lexical, ...vectorSignals(cosines) };
  return { signals: withLength(all, sentences.length), nearest: ordered[0] ?? null };
}

function textsOf(sentences: readonly PlacedSentence[]): readonly string[] {
  return sentences.map(({ text }) => text);
}

/** Cosine of the claim and each sentence, in order. */
async function cosinesOf(
  claim: string,
  sentences: readonly PlacedSentence[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const [asked, ...vectors] = await embedder.embed([claim, ...sentences.map(({ text }) => text)], signal);
  return vectors.map((vector) => dotProduct(asked ?? [], vector));
}

/** The order by shared words bends to meaning: each place costs as much as 0.04 of cosine. */
function byNearness(sentences: readonly PlacedSentence[], cosines: readonly number[]): readonly PlacedSentence[] {
  const place = new Map(sentences.map((sentence, at) => [sentence, (cosines[at] ?? 0) - 0.04 * at]));
  return [...sentences].sort((left, right) => (place.get(right) ?? 0) - (place.get(left) ?? 0));
}

function vectorSignals(cosines: readonly number[]): Signals {
  if (cosines.length === 0) return { cosineBest: 0, cosineMean: 0 };
  return { cosineBest: Math.max(...cosines), cosineMean: cosines.reduce((sum, one) => sum + one, 0) / cosines.length };
}
