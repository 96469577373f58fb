/** Scores a text by its words and by its vector together: late fusion, the sum of both scores, calibrated on texts that neither was trained on. */
import type { LabelScores } from '../../contract/finding.ts';
import { softmax } from './calibrate-scores.ts';
import { vectorScores, type VectorHead } from './open-vector-head.ts';
import { rankLabels, rawScores, termsOf } from './score-head.ts';

/** `vector`: of the embedder that the file names; the zero vector of an empty text says nothing. */
export function scoreWithVector(head: VectorHead, text: string, vector: ArrayLike<number>): LabelScores {
  const { id, labels, fusion } = head.file;
  const { scores, known } = rawScores(head.words, termsOf(text));
  const second = vectorScores(head, vector);
  const sums = scores.map((score, at) => score + fusion.share * (second[at] ?? 0) + (fusion.bias[at] ?? 0));
  const probabilities = known === 0 ? sums.map(() => 1 / sums.length) : softmax(sums, fusion.temperature);
  return rankLabels(
    { id, labels, calibrated: fusion.samples > 0, threshold: known === 0 ? null : fusion.accept.threshold },
    probabilities,
  );
}
