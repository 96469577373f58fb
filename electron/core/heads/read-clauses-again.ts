/**
 * A second reading of the sentences that a ranker thinks may be clauses: the vector of a sentence beside the ranker's probability.
 * Cheap first: only sentences that some category may claim are read again.
 */
import { softmax } from './calibrate-scores.ts';
import { vectorScores, type VectorHead } from './open-vector-head.ts';
import type { RankedClause } from './rank-clauses.ts';

/** Places of the sentences worth a second reading, ascending. */
export function sentencesToReadAgain(head: VectorHead, ranked: readonly RankedClause[]): number[] {
  const { least } = head.file.ranking;
  const wanted = ranked.filter(({ probability }) => probability >= least).map(({ sentence }) => sentence);
  return [...new Set(wanted)].sort((a, b) => a - b);
}

/** `vectors` by place of the sentence; a sentence without one keeps its probability. */
export function readClausesAgain(
  head: VectorHead,
  ranked: readonly RankedClause[],
  vectors: ReadonlyMap<number, ArrayLike<number>>,
): RankedClause[] {
  const none = head.file.labels.indexOf('none');
  const chances = new Map([...vectors].map(([at, vector]) => [at, softmax(vectorScores(head, vector), 1)]));
  return ranked.map((clause) => {
    const read = chances.get(clause.sentence);
    if (read === undefined) return clause;
    return { ...clause, probability: head.again.chance(featuresOf(clause, read, none)) };
  });
}

/** In the order of `secondReadingFeatures`. */
function featuresOf({ label, probability }: RankedClause, read: Float64Array, none: number): readonly number[] {
  const bestOther = read.reduce((best, chance, at) => (at === label || at === none ? best : Math.max(best, chance)), 0);
  const chance = read[label] ?? 0;
  return [
    bounded(probability) - bounded(1 - probability),
    bounded(chance),
    bounded(read[none] ?? 0),
    chance,
    bounded(bestOther),
  ];
}

/** Natural logarithm, from a millionth on. */
const bounded = (chance: number): number => Math.log(Math.max(chance, 1e-6));
