/** Scores a text with one head or many: sub-linear TF-IDF over hashed terms, unit length per block, linear weights, calibrated. */
import type { LabelScores } from '../../contract/finding.ts';
import type { LexicalBlock } from '../../contract/head.ts';
import { calibrateScores } from './calibrate-scores.ts';
import { blockKey, lexicalTerms, type CountedTerms } from './lexical-terms.ts';
import type { Head, TermSpace } from './open-head.ts';

/**
 * Probabilities of every label of a head for one text, best first. `abstained` is true below the head's accept threshold,
 * and for a text without any term the head knows. In a `many` head the probabilities do not add up to 1.
 */
export function scoreHead(head: Head, text: string): LabelScores {
  return scoreTerms(head, termsOf(text));
}

/** Scores one text with many heads; heads with the same blocks share the counting. Order is kept. */
export function scoreHeads(heads: readonly Head[], text: string): LabelScores[] {
  const terms = termsOf(text);
  return heads.map((head) => scoreTerms(head, terms));
}

/** Raw linear scores by label, in the order of the head's labels, before calibration; `known` is the number of terms the head knows. */
export function rawScores(head: Head, terms: TermSource): { scores: Float64Array; known: number } {
  const scores = Float64Array.from(head.file.bias);
  let known = 0;
  head.file.blocks.forEach((block, at) => {
    const part = head.blocks[at];
    if (part === undefined) return;
    const vector = terms(block, part.space);
    known += vector.positions.length;
    addBlock(scores, head, part.firstRow, vector, block.weight);
  });
  return { scores, known };
}

/** Gives the TF-IDF vector of a block of the text at hand, over the terms of a head's vocabulary. */
export type TermSource = (block: LexicalBlock, space: TermSpace) => SparseVector;

/** Remembers what it counted, so that the next head with the same block need not count again, and one with the same vocabulary need do nothing. */
export function termsOf(text: string): TermSource {
  const counted = new Map<string, CountedTerms>();
  const vectors = new Map<TermSpace, SparseVector>();
  return (block, space) => {
    const known = vectors.get(space);
    if (known !== undefined) return known;
    const key = blockKey(block);
    const terms = counted.get(key) ?? lexicalTerms(text, block);
    const vector = vectorOf(space, terms);
    counted.set(key, terms);
    vectors.set(space, vector);
    return vector;
  };
}

function scoreTerms(head: Head, terms: TermSource): LabelScores {
  const { scores, known } = rawScores(head, terms);
  // Without a known word the scores are those of an empty text: nothing is likelier than anything else.
  const probabilities =
    known === 0 && head.file.mode === 'one'
      ? scores.map(() => 1 / scores.length)
      : calibrateScores(head.file.calibration, scores);
  const { id, labels, calibration, accept } = head.file;
  const threshold = known === 0 ? null : accept.threshold;
  return rankLabels({ id, labels, calibrated: calibration.samples > 0, threshold }, probabilities);
}

/** `threshold` null: a person decides. */
interface Ranking {
  readonly id: string;
  readonly labels: readonly string[];
  readonly calibrated: boolean;
  readonly threshold: number | null;
}

/** Labels best first; `probabilities` in the order of the labels. */
export function rankLabels({ id, labels, calibrated, threshold }: Ranking, probabilities: Float64Array): LabelScores {
  const alternatives = labels
    .map((label, at) => ({ label, probability: probabilities[at] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
  const best = alternatives[0] ?? { label: '', probability: 0 };
  return {
    label: best.label,
    probability: best.probability,
    alternatives,
    calibrated,
    abstained: threshold === null || best.probability < threshold,
    specialist: id,
  };
}

export interface SparseVector {
  readonly positions: Int32Array;
  readonly values: Float64Array;
}

/** TF-IDF of the terms that the vocabulary holds, scaled to unit length. */
function vectorOf({ index, idf }: TermSpace, { hashes, frequencies }: CountedTerms): SparseVector {
  const positions = new Int32Array(hashes.length);
  const values = new Float64Array(hashes.length);
  let known = 0;
  let squares = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    const position = index.find(hashes[at] ?? 0);
    if (position < 0) continue;
    const value = (frequencies[at] ?? 0) * (idf[position] ?? 0);
    squares += value * value;
    positions[known] = position;
    values[known] = value;
    known += 1;
  }
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  return { positions: positions.slice(0, known), values: values.slice(0, known).map((value) => value * scale) };
}

function addBlock(scores: Float64Array, head: Head, firstRow: number, vector: SparseVector, weight: number): void {
  const { weights } = head;
  const labels = scores.length;
  for (let label = 0; label < labels; label += 1) {
    const sum = dot(vector, weights, firstRow * labels + label, labels);
    scores[label] = (scores[label] ?? 0) + sum * weight * (head.file.scales[label] ?? 0);
  }
}

/** Sum of value × weight over the known terms; `stride` is the number of labels, weights of one term stand together. */
function dot({ positions, values }: SparseVector, weights: Int8Array, first: number, stride: number): number {
  let sum = 0;
  for (let at = 0; at < positions.length; at += 1)
    sum += (values[at] ?? 0) * (weights[first + (positions[at] ?? 0) * stride] ?? 0);
  return sum;
}
