/** Scores a text with one head or many: sub-linear TF-IDF over hashed terms, unit length per block, linear weights, calibrated. */
import type { LabelScores } from '../../contract/finding.ts';
import { calibrateScores } from './calibrate-scores.ts';
import { blockKey, lexicalTerms } from './lexical-terms.ts';
import type { Head, HeadBlock } from './open-head.ts';

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
    const counts = countTerms(part, terms(block));
    known += counts.size;
    addBlock(scores, head, part, counts, block.weight);
  });
  return { scores, known };
}

/** Gives the hashed terms of a block of the text at hand. */
export type TermSource = (block: Head['file']['blocks'][number]) => Uint32Array;

/** Remembers the terms of each block, so that the next head with the same block need not count again. */
export function termsOf(text: string): TermSource {
  const remembered = new Map<string, Uint32Array>();
  return (block) => {
    const key = blockKey(block);
    const terms = remembered.get(key) ?? lexicalTerms(text, block);
    remembered.set(key, terms);
    return terms;
  };
}

function scoreTerms(head: Head, terms: TermSource): LabelScores {
  const { scores, known } = rawScores(head, terms);
  const probabilities = calibrateScores(head.file.calibration, scores);
  const alternatives = head.file.labels
    .map((label, at) => ({ label, probability: probabilities[at] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
  const best = alternatives[0] ?? { label: '', probability: 0 };
  const { threshold } = head.file.accept;
  return {
    label: best.label,
    probability: best.probability,
    alternatives,
    calibrated: head.file.calibration.samples > 0,
    abstained: known === 0 || threshold === null || best.probability < threshold,
    specialist: head.file.id,
  };
}

function countTerms({ index }: HeadBlock, terms: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const hash of terms) {
    const position = index.find(hash);
    if (position >= 0) counts.set(position, (counts.get(position) ?? 0) + 1);
  }
  return counts;
}

function addBlock(
  scores: Float64Array,
  head: Head,
  block: HeadBlock,
  counts: ReadonlyMap<number, number>,
  weight: number,
): void {
  const values: [number, number][] = [];
  let squares = 0;
  for (const [position, count] of counts) {
    const value = (1 + Math.log(count)) * (block.idf[position] ?? 0);
    squares += value * value;
    values.push([position, value]);
  }
  if (squares === 0) return;
  const labels = scores.length;
  const length = weight / Math.sqrt(squares);
  for (const [position, value] of values) {
    const row = (block.firstRow + position) * labels;
    const share = value * length;
    for (let label = 0; label < labels; label += 1) {
      scores[label] = (scores[label] ?? 0) + share * (head.weights[row + label] ?? 0) * (head.file.scales[label] ?? 0);
    }
  }
}
