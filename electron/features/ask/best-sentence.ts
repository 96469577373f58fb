/** The sentence of a passage that answers best. */
import { contentOverlap } from '../../core/text/content-overlap.ts';
import { splitSentences } from '../../core/text/split-sentences.ts';
import type { PassageJudge } from './needs.ts';

/** Shorter pieces are headings and clause numbers, not sentences. */
const shortest = 12;
/** Only the sentences nearest in words are put to the judge. */
const read = 3;

/** `[start, end)` in `text`. The judge reads the three sentences nearest in words; a passage of one sentence is that sentence. */
export async function bestSentence(
  question: string,
  text: string,
  judge: PassageJudge,
  signal: AbortSignal,
): Promise<readonly [number, number]> {
  const ranges = splitSentences(text).filter(([start, end]) => end - start > shortest);
  const [only] = ranges;
  if (only === undefined) return [0, text.length];
  if (ranges.length === 1) return only;
  const nearest = ranges
    .map((range) => ({ range, overlap: contentOverlap(question, text.slice(...range)) }))
    .sort((left, right) => right.overlap - left.overlap)
    .slice(0, read);
  let best = { range: only, score: -1 };
  for (const { range, overlap } of nearest) {
    const { probability } = await judge.judge(question, text.slice(...range), signal);
    const score = probability + overlap;
    if (score > best.score) best = { range, score };
  }
  return best.range;
}
