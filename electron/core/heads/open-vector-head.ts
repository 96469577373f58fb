/** Makes a vector head ready: unpacks its numbers, and checks that they fit together and belong to the head beside it. */
import { CloisterError } from '../../contract/failure.ts';
import { secondReadingFeatures, type VectorHeadFile } from '../../contract/vector-head.ts';
import type { Head } from './open-head.ts';
import { openRanker, type Ranker } from './open-ranker.ts';
import { unpackInt8 } from './packed-numbers.ts';

export interface VectorHead {
  readonly file: VectorHeadFile;
  readonly weights: Int8Array;
  /** The head over words. */
  readonly words: Head;
  /** For the clauses of a whole contract: trees over what ranker and vector say. */
  readonly again: Ranker;
}

/** Throws `model-altered` when the numbers do not fit, or when `words` has other labels. Digests are the caller's to compare. */
export function openVectorHead(file: VectorHeadFile, words: Head): VectorHead {
  if (file.labels.join('\n') !== words.file.labels.join('\n'))
    throw new CloisterError('model-altered', { subject: file.id });
  return { file, words, ...openVectorNumbers(file) };
}

/** The numbers alone, without the head beside them. Throws `model-altered` when they do not fit. */
export function openVectorNumbers(file: VectorHeadFile): Pick<VectorHead, 'weights' | 'again'> {
  const weights = unpackInt8(file.weights);
  if (!fits(file, weights)) throw new CloisterError('model-altered', { subject: file.id });
  return { weights, again: openRanker(file.ranking.trees) };
}

function fits({ labels, dimensions, scales, bias, fusion, ranking }: VectorHeadFile, weights: Int8Array): boolean {
  return (
    ranking.trees.features.join() === secondReadingFeatures.join() &&
    weights.length === dimensions * labels.length &&
    weights.some((weight) => weight !== 0) &&
    [scales, bias, fusion.bias].every((numbers) => numbers.length === labels.length && numbers.every(Number.isFinite))
  );
}

/** Scores by label of a text's unit vector: natural logarithms up to a constant. */
export function vectorScores({ file, weights }: VectorHead, vector: ArrayLike<number>): Float64Array {
  const labels = file.labels.length;
  return Float64Array.from(file.labels, (_, label) => {
    let sum = 0;
    for (let at = 0; at < file.dimensions; at += 1) sum += (vector[at] ?? 0) * (weights[at * labels + label] ?? 0);
    return sum * (file.scales[label] ?? 0) + (file.bias[label] ?? 0);
  });
}
