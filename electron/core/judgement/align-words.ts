/** Lines up the words of a claim with those of a sentence and gives the places where they differ. */
import type { StatementWord } from './statement-words.ts';

/** Words that stand against each other between two common words. Either side may be empty. */
export interface Difference {
  readonly claim: readonly StatementWord[];
  readonly sentence: readonly StatementWord[];
}

export interface Alignment {
  /** Words of the claim that the sentence has in the same order, by stem. */
  readonly common: number;
  readonly differences: readonly Difference[];
}

/** Longest common subsequence by stem. Before the first and after the last common word a sentence may say what it likes: there only as many of its words count as the claim has. */
export function alignWords(claim: readonly StatementWord[], sentence: readonly StatementWord[]): Alignment {
  const pairs = commonPairs(claim, sentence);
  const differences: Difference[] = [];
  const add = (ours: readonly StatementWord[], theirs: readonly StatementWord[]): void => {
    if (ours.length > 0 || theirs.length > 0) differences.push({ claim: ours, sentence: theirs });
  };
  const [firstOurs, firstTheirs] = pairs[0] ?? [claim.length, sentence.length];
  add(claim.slice(0, firstOurs), sentence.slice(Math.max(0, firstTheirs - firstOurs), firstTheirs));
  for (const [at, [ours, theirs]] of pairs.entries()) {
    const next = pairs[at + 1];
    const left = claim.slice(ours + 1, next?.[0]);
    add(left, sentence.slice(theirs + 1, next?.[1] ?? theirs + 1 + left.length));
  }
  return { common: pairs.length, differences };
}

/** Positions of common words in both, ascending. */
function commonPairs(
  claim: readonly StatementWord[],
  sentence: readonly StatementWord[],
): readonly (readonly [number, number])[] {
  const width = sentence.length + 1;
  const best = lengths(claim, sentence, width);
  const pairs: [number, number][] = [];
  let left = 0;
  let right = 0;
  while (left < claim.length && right < sentence.length) {
    if (claim[left]?.stem === sentence[right]?.stem) {
      pairs.push([left, right]);
      left += 1;
      right += 1;
    } else if ((best[(left + 1) * width + right] ?? 0) >= (best[left * width + right + 1] ?? 0)) left += 1;
    else right += 1;
  }
  return pairs;
}

/** `[left * width + right]`: length of the longest common subsequence of what follows both positions. */
function lengths(claim: readonly StatementWord[], sentence: readonly StatementWord[], width: number): Uint16Array {
  const best = new Uint16Array((claim.length + 1) * width);
  for (let left = claim.length - 1; left >= 0; left -= 1)
    for (let right = sentence.length - 1; right >= 0; right -= 1)
      best[left * width + right] =
        claim[left]?.stem === sentence[right]?.stem
          ? (best[(left + 1) * width + right + 1] ?? 0) + 1
          : Math.max(best[(left + 1) * width + right] ?? 0, best[left * width + right + 1] ?? 0);
  return best;
}
