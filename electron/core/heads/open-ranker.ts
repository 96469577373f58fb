/** Makes a ranker ready: checks that its trees are whole, so that walking them always ends. */
import { CloisterError } from '../../contract/failure.ts';
import type { RankerFile } from '../../contract/ranker.ts';
import { sigmoid } from './calibrate-scores.ts';

export interface Ranker {
  readonly file: RankerFile;
  /** Probability for one row of features, in the order that the file names them. */
  readonly chance: (features: readonly number[]) => number;
}

/** Opens a parsed ranker file. Throws `model-altered` when its lists do not fit together or a node does not lead onwards. */
export function openRanker(file: RankerFile): Ranker {
  if (!fits(file)) throw new CloisterError('model-altered', { subject: file.id });
  return { file, chance: (features) => sigmoid(logOdds(file, features)) };
}

function fits({ feature, threshold, left, right, roots, labels, frequencies, features }: RankerFile): boolean {
  const nodes = feature.length;
  const onwards = (child: number | undefined, at: number): boolean =>
    child !== undefined && child > at && child < nodes;
  return (
    [threshold, left, right].every((list) => list.length === nodes) &&
    frequencies.length === labels.length &&
    roots.every((root) => root < nodes) &&
    feature.every((used, at) => used < 0 || (used < features.length && onwards(left[at], at) && onwards(right[at], at)))
  );
}

function logOdds({ start, roots, feature, threshold, left, right }: RankerFile, features: readonly number[]): number {
  let total = start;
  for (const root of roots) {
    let at = root;
    let used = feature[at] ?? -1;
    while (used >= 0) {
      at = ((features[used] ?? 0) <= (threshold[at] ?? 0) ? left[at] : right[at]) ?? at;
      used = feature[at] ?? -1;
    }
    total += threshold[at] ?? 0;
  }
  return total;
}
