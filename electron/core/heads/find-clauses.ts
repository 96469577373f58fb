/** Finds the clauses of a whole contract: one pass of a `many` head over its sentences, and a tagger for names and dates. */
import { tagText } from '../taggers/tag-text.ts';
import type { Tagger } from '../taggers/open-tagger.ts';
import type { Head } from './open-head.ts';
import { scoreHead } from './score-head.ts';
import { textSegments } from './text-segments.ts';

export interface ClauseFinding {
  readonly category: string;
  /** UTF-16 units into the contract, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly probability: number;
}

/** The tagger was trained on the beginnings of contracts, where names and dates are introduced: models/recipes/specialists/legal_names.py. */
const namesRead = 6000;

/** A date is often both; the tagger gives it one type. Of 353 agreement dates in the training contracts 190 were also the effective date. */
const alsoEffective = 190 / 353;

/** Low probabilities are kept, so that precision-recall curves can be drawn; what is almost surely nothing is not. */
const leastProbability = 0.005;

/** Findings ranked by category, then by falling probability. `names` finds the categories that are a few words, not a sentence. */
export function findClauses(clauses: Head, names: Tagger | undefined, text: string): ClauseFinding[] {
  const sentences = textSegments(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    return scoreHead(clauses, sentence)
      .alternatives.filter(({ probability }) => probability >= leastProbability)
      .map(({ label, probability }) => ({ category: label, start, end, text: sentence, probability }));
  });
  const tagged = names === undefined ? [] : namesAndDates(names, text);
  return [...sentences, ...tagged].sort(
    (a, b) =>
      (a.category < b.category ? -1 : a.category > b.category ? 1 : 0) ||
      b.probability - a.probability ||
      a.start - b.start,
  );
}

function namesAndDates(names: Tagger, text: string): ClauseFinding[] {
  const found = tagText(names, text.slice(0, namesRead)).map(({ type, ...span }) => ({ category: type, ...span }));
  const effective = found
    .filter(({ category }) => category === 'Agreement Date')
    .map((date) => ({ ...date, category: 'Effective Date', probability: date.probability * alsoEffective }));
  return [...found, ...effective];
}
