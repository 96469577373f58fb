/** Everything the verifier measures about a claim and its evidence: words, vectors and, where one is installed, what the claim adapter says. */
import { claimSignals } from '../../core/judgement/claim-signals.ts';
import { nearestSentences, type PlacedSentence } from '../../core/judgement/nearest-sentences.ts';
import type { Signals } from '../../core/judgement/score-signals.ts';
import type { Embedder } from '../../ports/embedder.ts';

/** Yes, no, maybe of a statement or question over a short passage; the three sum to 1. */
export interface StatementJudge {
  readonly specialist: string;
  readonly judge: (
    statement: string,
    passage: string,
    signal: AbortSignal,
  ) => Promise<readonly [yes: number, no: number, maybe: number]>;
}

export interface VerifyNeeds {
  readonly embedder: Embedder;
  /** Null: words and vectors decide alone. */
  readonly statementJudge: StatementJudge | null;
}

export interface MeasuredClaim {
  readonly signals: Signals;
  /** The sentence that decides: nearest by words and vector together. Null when there is no evidence. */
  readonly nearest: PlacedSentence | null;
}

/** Sentences compared by words, and of these, by vector. */
const compared = 8;
const embedded = 5;
/** Sentences that the adapter reads, as in its training. */
const read = 3;
/** A longer claim is cut, in UTF-16 units: it is no single statement any more. */
const longestClaim = 1500;

/** A claim that copies a sentence is compared word by word; vectors and adapter are asked about the others. Fails as they do. */
export async function measureClaim(
  claim: string,
  evidence: readonly string[],
  needs: VerifyNeeds,
  signal: AbortSignal,
): Promise<MeasuredClaim> {
  const statement = claim.slice(0, longestClaim);
  const sentences = nearestSentences(statement, evidence, compared);
  const signals = claimSignals(statement, textsOf(sentences));
  if (signals.copy === 1 || sentences.length === 0) return { signals, nearest: sentences[0] ?? null };
  const cosines = await cosinesOf(statement, sentences.slice(0, embedded), needs.embedder, signal);
  const ordered = byNearness(sentences, cosines);
  const lexical = claimSignals(statement, textsOf(ordered));
  const judged = needs.statementJudge === null ? {} : await judgedBy(needs.statementJudge, statement, ordered, signal);
  return { signals: { ...lexical, ...vectorSignals(cosines), ...judged }, nearest: ordered[0] ?? null };
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
  return vectors.map((vector) => asked?.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0) ?? 0);
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

async function judgedBy(
  { judge }: StatementJudge,
  claim: string,
  sentences: readonly PlacedSentence[],
  signal: AbortSignal,
): Promise<Signals> {
  const passage = [...sentences.slice(0, read)]
    .sort((left, right) => left.index - right.index || left.start - right.start)
    .map(({ text }) => text)
    .join(' ');
  const [yes, no, maybe] = await judge(claim, passage, signal);
  return { judgeYes: Math.log(yes + 1e-4), judgeNo: Math.log(no + 1e-4), judgeMaybe: Math.log(maybe + 1e-4) };
}
