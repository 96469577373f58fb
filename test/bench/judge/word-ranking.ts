/** BM25 (Robertson and Zaragoza 2009) with k1 = 1.2 and b = 0.75 over the stems that questions and names use. */
import { textStems } from '../../../electron/core/judgement/name-stems.ts';

const k1 = 1.2;
const b = 0.75;

/** A score per passage for one question. Words of the question that stand nowhere add nothing. */
export function wordRanking(passages: readonly string[]): (question: string) => readonly number[] {
  const counted = passages.map((text) => countsOf(textStems(text)));
  const mean = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length);
  return (question) => {
    const asked = [...new Set(textStems(question))].map((stem) => ({ stem, weight: rarity(stem, counted) }));
    return counted.map(({ counts, length }) =>
      asked.reduce((sum, { stem, weight }) => {
        const count = counts.get(stem) ?? 0;
        return sum + (weight * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / mean));
      }, 0),
    );
  };
}

interface Counted {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

function countsOf(stems: readonly string[]): Counted {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return { counts, length: stems.length };
}

function rarity(stem: string, counted: readonly Counted[]): number {
  const holding = counted.filter(({ counts }) => counts.has(stem)).length;
  return Math.log(1 + (counted.length - holding + 0.5) / (holding + 0.5));
}
