/** Finds the clauses of a whole contract: a `many` head over its sentences in context, a ranker over the scores, a tagger for names, and grammars for dates. */
import type { LexicalBlock } from '../../contract/head.ts';
import { tagText } from '../taggers/tag-text.ts';
import type { Tagger } from '../taggers/open-tagger.ts';
import { sentencesInContext, type ClausePart, type SentenceInContext } from './clause-context.ts';
import { withDates } from './date-clauses.ts';
import type { Head } from './open-head.ts';
import type { Ranker } from './open-ranker.ts';
import { rankClauses, type RankedClause } from './rank-clauses.ts';
import { rawScores, termsOf, type TermSource } from './score-head.ts';
import type { ClauseFinding } from './clause-finding.ts';

export interface ClauseModels {
  /** Its blocks are named after the parts of a sentence in context. */
  readonly head: Head;
  readonly ranker: Ranker;
  /** Finds the categories that are a few words, not a sentence. */
  readonly names: Tagger | undefined;
}

/** The tagger was trained on the beginnings of contracts, where names and dates are introduced: models/recipes/specialists/legal_names.py. */
const namesRead = 3000;

/** A date is often both; the tagger gives it one type. Of 353 agreement dates in the training contracts 190 were also the effective date. */
const alsoEffective = 190 / 353;

/** Low probabilities are kept, so that precision-recall curves can be drawn; what is almost surely nothing is not. */
const leastProbability = 0.003;

/** Findings ranked by category, then by falling probability. */
export function findClauses(models: ClauseModels, text: string): ClauseFinding[] {
  return listClauses(models, text, rankSentences(models, text));
}

/** The sentences of a contract and what the ranker says of them. */
export interface RankedSentences {
  readonly sentences: readonly SentenceInContext[];
  readonly ranked: readonly RankedClause[];
}

export function rankSentences({ head, ranker }: ClauseModels, text: string): RankedSentences {
  const sentences = sentencesInContext(text);
  const scored = sentences.map((sentence) => ({
    length: sentence.end - sentence.start,
    logOdds: logOddsOf(head, sentence),
  }));
  return { sentences, ranked: rankClauses(ranker, scored) };
}

/** Findings from ranked sentences, with the names and dates that a tagger and the grammars find. */
export function listClauses({ head, names }: ClauseModels, text: string, from: RankedSentences): ClauseFinding[] {
  const tagged = names === undefined ? [] : namesAndDates(names, text);
  return [...sentenceClauses(head.file.labels, from), ...withDates(text, tagged)].sort(
    (a, b) =>
      (a.category < b.category ? -1 : a.category > b.category ? 1 : 0) ||
      b.probability - a.probability ||
      a.start - b.start,
  );
}

/** The clauses among the sentences, without the tagger. */
export function sentenceClauses(labels: readonly string[], { sentences, ranked }: RankedSentences): ClauseFinding[] {
  return ranked.flatMap(({ sentence, label, probability }) => {
    const place = sentences[sentence];
    if (place === undefined || probability < leastProbability) return [];
    const { start, end, parts } = place;
    return [{ category: labels[label] ?? '', start, end, text: parts.own, probability }];
  });
}

function logOddsOf(head: Head, { parts }: SentenceInContext): Float64Array {
  const { scores } = rawScores(head, termsOfParts(parts));
  const { calibration } = head.file;
  if (calibration.kind === 'temperature') return scores;
  return scores.map((score, at) => (calibration.slope[at] ?? 1) * score + (calibration.offset[at] ?? 0));
}

/** Counts for each block the part that bears its name. */
function termsOfParts(parts: SentenceInContext['parts']): TermSource {
  const named: Readonly<Record<string, string>> = parts satisfies Record<ClausePart, string>;
  return (block: LexicalBlock, space) => termsOf(named[block.name] ?? parts.own)(block, space);
}

function namesAndDates(names: Tagger, text: string): ClauseFinding[] {
  const found = tagText(names, text.slice(0, namesRead)).map(({ type, ...span }) => ({ category: type, ...span }));
  const effective = found
    .filter(({ category }) => category === 'Agreement Date')
    .map((date) => ({ ...date, category: 'Effective Date', probability: date.probability * alsoEffective }));
  return [...found, ...effective];
}
