/** The sentences of a contract with the words around each. The recipes give the same in Python (models/recipes/clause_context.py). */
import { textSegments } from './text-segments.ts';
import { words } from './words.ts';

/** Names of the blocks that count each part: `heading` is the last short sentence and, inside a paragraph, how the paragraph begins. */
export type ClausePart = 'own' | 'before' | 'after' | 'heading';

export interface SentenceInContext {
  /** UTF-16 units, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly parts: Readonly<Record<ClausePart, string>>;
}

const wordsBefore = 14;
const wordsAfter = 10;
/** A sentence of so many words or fewer reads as a heading. */
const shortSentence = 7;
const wordsOfOpening = 8;

/** Sentences in reading order. Linear in the length of the text. */
export function sentencesInContext(text: string): SentenceInContext[] {
  const counted = textSegments(text).map((place) => ({ ...place, words: words(text.slice(place.start, place.end)) }));
  let heading: readonly string[] = [];
  let opening: readonly string[] = [];
  let lastEnd = 0;
  return counted.map(({ start, end, words: own }, at) => {
    const begins = at === 0 || text.slice(lastEnd, start).includes('\n');
    lastEnd = end;
    if (begins) opening = own.slice(0, wordsOfOpening);
    const parts = {
      own: text.slice(start, end),
      before: wordsEndingAt(counted, at).join(' '),
      after: wordsFrom(counted, at + 1).join(' '),
      heading: (begins ? heading : [...heading, ...opening]).join(' '),
    };
    if (own.length <= shortSentence) heading = own;
    return { start, end, parts };
  });
}

interface Counted {
  readonly words: readonly string[];
}

function wordsEndingAt(counted: readonly Counted[], at: number): readonly string[] {
  let found: readonly string[] = [];
  for (let before = at - 1; before >= 0 && found.length < wordsBefore; before -= 1)
    found = [...(counted[before]?.words ?? []), ...found];
  return found.slice(-wordsBefore);
}

function wordsFrom(counted: readonly Counted[], at: number): readonly string[] {
  const found: string[] = [];
  for (let next = at; next < counted.length && found.length < wordsAfter; next += 1)
    found.push(...(counted[next]?.words ?? []));
  return found.slice(0, wordsAfter);
}
