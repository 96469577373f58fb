/** The sentences of some texts that are nearest to a claim or question in words. */
import { contentStems } from '../text/content-overlap.ts';
import { splitSentences } from '../text/split-sentences.ts';

export interface PlacedSentence {
  /** Which of the texts. */
  readonly index: number;
  /** UTF-16 units into that text, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** At most this many sentences are looked at, from the start: a bound for hostile input, far over any abstract or clause. */
const mostSentences = 4000;
/** Longer sentences are cut: a text without stops is one sentence. */
const longest = 2000;

/** At most `count` sentences, nearest first; ties in reading order. Each word of the claim weighs more the fewer sentences hold it. */
export function nearestSentences(claim: string, texts: readonly string[], count: number): readonly PlacedSentence[] {
  const sentences = texts.flatMap(sentencesOf).slice(0, mostSentences);
  const held = sentences.map(({ text }) => new Set(contentStems(text)));
  const wanted = [...new Set(contentStems(claim))].slice(0, 200);
  const weights = wanted.map((stem) =>
    Math.log(1 + sentences.length / (0.5 + held.filter((stems) => stems.has(stem)).length)),
  );
  return sentences
    .map((sentence, at) => ({
      sentence,
      score: wanted.reduce((sum, stem, place) => sum + (held[at]?.has(stem) === true ? (weights[place] ?? 0) : 0), 0),
    }))
    .sort((left, right) => right.score - left.score)
    .slice(0, count)
    .map(({ sentence }) => sentence);
}

function sentencesOf(text: string, index: number): readonly PlacedSentence[] {
  return splitSentences(text).map(([start, end]) => {
    const cut = Math.min(end, start + longest);
    return { index, start, end: cut, text: text.slice(start, cut) };
  });
}
