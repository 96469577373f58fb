/** Pairs of drugs that a sentence of a drug label says interact: a tagger marks drugs, a head judges each two of a sentence. */
import { scoreHead } from '../heads/score-head.ts';
import type { Head } from '../heads/open-head.ts';
import { textSegments } from '../heads/text-segments.ts';
import type { Tagger } from '../taggers/open-tagger.ts';
import { tagText } from '../taggers/tag-text.ts';
import { mentionPairs, type Mention } from './pair-text.ts';

export interface Interaction {
  readonly a: QuotedMention;
  readonly b: QuotedMention;
  readonly probability: number;
}

/** UTF-16 units into the given text, end-exclusive. */
export interface QuotedMention extends Mention {
  readonly text: string;
}

/** Half of the F1 measured out of fold: showing what lies above it makes F1 best (see the head's card). */
const leastProbability = 0.27;

/** In reading order. `text` is untrusted and may be megabytes: time grows with its length, as a sentence has a bound. */
export function findInteractions({ tagger, head }: { tagger: Tagger; head: Head }, text: string): Interaction[] {
  return textSegments(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    return mentionPairs(sentence, tagText(tagger, sentence))
      .map(({ a, b, words }) => ({ a: moved(a), b: moved(b), probability: chanceOf(head, words) }))
      .filter(({ probability }) => probability >= leastProbability);

    function moved(mention: Mention): QuotedMention {
      const place = { start: start + mention.start, end: start + mention.end };
      return { ...place, text: text.slice(place.start, place.end) };
    }
  });
}

function chanceOf(head: Head, words: string): number {
  return scoreHead(head, words).alternatives.find(({ label }) => label === 'interaction')?.probability ?? 0;
}
