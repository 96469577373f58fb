/**
 * Sees the score of a sentence beside those of its neighbours, of the other categories and of the rest of the contract, and asks the trees of a ranker
 * how likely it is to show a clause that no better scored sentence has shown. The recipes compute the same features: models/recipes/clause_ranker.py.
 */
import { sigmoid } from './calibrate-scores.ts';
import type { Ranker } from './open-ranker.ts';

export interface ScoredSentence {
  /** UTF-16 units. */
  readonly length: number;
  /** Calibrated, one per label of the head. */
  readonly logOdds: Float64Array;
}

export interface RankedClause {
  readonly sentence: number;
  readonly label: number;
  readonly probability: number;
}

/** Stands for a sentence before the first or after the last. */
const edge = -9;

/** Candidates of all labels with their probabilities, by label. */
export function rankClauses(ranker: Ranker, sentences: readonly ScoredSentence[]): RankedClause[] {
  if (sentences.length === 0) return [];
  const summaries = sentences.map(({ logOdds }) => summarise(logOdds));
  return ranker.file.labels.flatMap((_, label) => rankLabel(ranker, sentences, summaries, label));
}

/** What a sentence says about all labels together. */
interface Summary {
  /** Positions of the labels by falling score. */
  readonly rankOf: Int32Array;
  readonly best: number;
  readonly second: number;
  readonly expected: number;
}

function summarise(logOdds: Float64Array): Summary {
  const order = Array.from(logOdds.keys()).sort((a, b) => (logOdds[b] ?? 0) - (logOdds[a] ?? 0) || a - b);
  const rankOf = new Int32Array(logOdds.length);
  order.forEach((label, rank) => (rankOf[label] = rank));
  const [best = edge, second = edge] = order.slice(0, 2).map((label) => logOdds[label] ?? edge);
  return { rankOf, best, second, expected: logOdds.reduce((sum, score) => sum + sigmoid(score), 0) };
}

function rankLabel(
  ranker: Ranker,
  sentences: readonly ScoredSentence[],
  summaries: readonly Summary[],
  label: number,
): RankedClause[] {
  const { most, least } = ranker.file.candidates;
  const scores = sentences.map(({ logOdds }) => logOdds[label] ?? edge);
  const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const scoreAt = (at: number): number => scores[at] ?? edge;
  const top = [0, 1, 2].map((rank) => scoreAt(order[Math.min(rank, order.length - 1)] ?? 0));
  const expected = scores.reduce((sum, score) => sum + sigmoid(score), 0);
  return order
    .slice(0, most)
    .filter((at, rank) => rank === 0 || scoreAt(at) >= least)
    .map((at, rank) => {
      const features = [
        ...[scoreAt(at), rank, (top[0] ?? edge) - scoreAt(at), ...top, expected],
        ...[scoreAt(at - 1), scoreAt(at + 1), scoreAt(at - 2), scoreAt(at + 2)],
        ...acrossLabels(summaries[at], label),
        ...placeOf(sentences, at),
        ...[summaries[at - 1]?.best ?? edge, summaries[at + 1]?.best ?? edge, ranker.file.frequencies[label] ?? 0],
      ];
      return { sentence: at, label, probability: ranker.chance(features) };
    });
}

function acrossLabels(summary: Summary | undefined, label: number): readonly number[] {
  const rank = summary?.rankOf[label] ?? 0;
  const other = rank > 0 ? summary?.best : summary?.second;
  return [other ?? edge, rank, summary?.expected ?? 0];
}

function placeOf(sentences: readonly ScoredSentence[], at: number): readonly number[] {
  const { length } = sentences;
  return [at / length, Math.log(length), Math.log(sentences[at]?.length ?? 1), at];
}
