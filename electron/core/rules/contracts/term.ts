/** How long a contract runs at first: the sentence that says so, and its date, length or openness. */
import { bestFirst, candidate, type Candidate, type TextSpan } from '../candidate.ts';
import type { DateMention } from '../dates.ts';
import { findDurations, type Duration } from '../durations.ts';
import { foldSpace, type ContractText } from './contract-text.ts';

export interface TermSentence {
  readonly sentence: TextSpan;
  readonly score: number;
  /** Offsets into the whole text. */
  readonly date: DateMention | null;
  readonly duration: Duration | null;
  readonly perpetual: TextSpan | null;
  /** An explicit start in the same sentence. */
  readonly start: DateMention | null;
}

const subject =
  /\b(?:this\s+(?:\w+\s+){0,3}(?:agreement|contract|lease|licen[cs]e|addendum|amendment)|the\s+(?:\w+\s+){0,3}(?:agreement|contract|lease)|(?:initial\s+|the\s+|original\s+|primary\s+|current\s+|full\s+)?(?:\w+\s+)?term\b|contract\s+period|lease\s+term|term\s+of)/iu;
const runs =
  /\b(?:term\b|remain\w*\s+in\s+(?:full\s+)?(?:force|effect)|continu\w*|expire\w*|in\s+force|in\s+effect|terminat\w+|valid\s+(?:for|until|through)|effective\s+(?:for|until|through)|duration|end(?:s|ing)?\s+(?:on|at)|commenc\w+|period\s+of)\b/iu;
const ending =
  /\b(?:until|through|thru|to|till|expir\w+(?:\s+on|\s+at)?|end(?:s|ing)?(?:\s+(?:on|at|of))?|terminat\w+\s+(?:on|at|as\s+of)|later\s+than|and\s+including|expiration\s+date|contract\s+end|on)[\s:,"“(]{0,4}(?:[^.;]{0,40}\b(?:on|of)\s+)?$/iu;
const starting = /\b(?:commenc\w+|begin\w*|start\w*|effective|from|as\s+of)\b[^.;]{0,40}$/iu;
const openEnded =
  /\b(?:perpetual(?:ly)?|indefinite(?:ly)?|in\s+perpetuity|until\s+(?:it\s+is\s+|this\s+agreement\s+is\s+|such\s+time\s+as\s+it\s+is\s+)?(?:otherwise\s+|earlier\s+|so\s+)?(?:terminated|cancell?ed)|unless\s+(?:and\s+until\s+)?(?:it\s+is\s+)?(?:earlier\s+|sooner\s+|otherwise\s+)?terminated|until\s+(?:all|the\s+expiration|the\s+last))/iu;
const notTheTerm =
  /\b(?:notice|prior\s+to|within|cure|breach|renew\w*|extend\w*|extension|additional|successive|survive|confidential\w*|payment|invoice|warrant\w+|thereafter\s+for|non-?compet\w*)\b/iu;

/** Best first. `score` says how surely the sentence is about the first term of this contract. */
export function findTermSentences(contract: ContractText): readonly TermSentence[] {
  return contract.sentences
    .flatMap((sentence) => readSentence(contract, sentence))
    .sort((left, right) => right.score - left.score || left.sentence.start - right.sentence.start);
}

function readSentence(contract: ContractText, sentence: TextSpan): readonly TermSentence[] {
  const body = contract.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 1500));
  if (!subject.test(body) || !runs.test(body)) return [];
  const dates = contract.dates.filter(({ start }) => start >= sentence.start && start < sentence.start + body.length);
  const date = endDate(body, sentence, dates);
  const duration = termLength(body, sentence);
  const perpetual = openEnd(body, sentence);
  if (date === null && duration === null && perpetual === null) return [];
  const start =
    dates.find((mention) => mention !== date && starting.test(body.slice(0, mention.start - sentence.start))) ?? null;
  const score = scoreSentence(contract.text, sentence, body, { date, duration, perpetual });
  return [{ sentence, score, date, duration, perpetual, start }];
}

function endDate(body: string, sentence: TextSpan, dates: readonly DateMention[]): DateMention | null {
  return (
    dates.find((mention) =>
      ending.test(body.slice(Math.max(0, mention.start - sentence.start - 70), mention.start - sentence.start)),
    ) ?? null
  );
}

// The first length of time that is not that of a notice, a cure or a renewal.
function termLength(body: string, sentence: TextSpan): Duration | null {
  const found = findDurations(body).find((duration) => {
    const lead = body.slice(Math.max(0, duration.start - 90), duration.start);
    const tail = body.slice(duration.end, duration.end + 40);
    const length =
      /\b(?:term|period|initial|for|of|be|is|until|through|expires?|continue\w*|ending|effect|force|date)\b[^.;]{0,60}$/iu.test(
        lead,
      );
    const near = lead.slice(-45);
    return length && !notTheTerm.test(near) && !/^['’]?\s*(?:prior|advance|written|notice|before)/iu.test(tail);
  });
  return found === undefined
    ? null
    : { ...found, start: found.start + sentence.start, end: found.end + sentence.start };
}

function openEnd(body: string, sentence: TextSpan): TextSpan | null {
  const match = openEnded.exec(body);
  return match === null
    ? null
    : { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
}

function scoreSentence(
  text: string,
  sentence: TextSpan,
  body: string,
  found: Pick<TermSentence, 'date' | 'duration' | 'perpetual'>,
): number {
  let score = 0.3;
  if (
    /\b(?:initial\s+term|term\s+of\s+(?:this|the)\s+(?:\w+\s+){0,2}(?:agreement|contract|lease|licen[cs]e))\b/iu.test(
      body,
    )
  )
    score += 0.25;
  if (
    /\bthis\s+(?:\w+\s+){0,3}(?:agreement|contract|lease)\b[^.]{0,120}\b(?:shall|will|is|remains?|commences?|begins)\b[^.]{0,160}\b(?:effect|force|continue|expire|term|valid|effective|remain)/iu.test(
      body,
    )
  )
    score += 0.2;
  if (/\bterm\b/iu.test(text.slice(Math.max(0, sentence.start - 60), sentence.start + 40))) score += 0.15;
  if (/\b(?:commenc\w+|effective\s+date|begin\w*)\b/iu.test(body)) score += 0.1;
  if (found.date === null && found.duration === null) score -= 0.25;
  if (/\b(?:breach|default|insolven\w+|bankrupt\w+|surviv\w+|confidential)\b/iu.test(body)) score -= 0.2;
  return Math.max(0.05, Math.min(0.98, score));
}

/** The length of the first term, best first. */
export function findTerms(contract: ContractText): readonly Candidate[] {
  return bestFirst(
    findTermSentences(contract).flatMap(({ duration, score, perpetual }) => {
      if (duration !== null)
        return [durationCandidate(duration, score, 'a length of time in the sentence on the term')];
      if (perpetual === null || score < 0.5) return [];
      return [openCandidate(contract.text, perpetual, score)];
    }),
  );
}

export function openCandidate(text: string, span: TextSpan, score: number): Candidate {
  return candidate({
    spans: [span],
    value: foldSpace(text.slice(span.start, span.end)),
    normalised: 'perpetual',
    score,
    reason: 'the sentence on the term names no end',
  });
}

/** A length of time as a candidate; words that say another number than the figures make it contradict itself. */
export function durationCandidate(duration: Duration, score: number, reason: string): Candidate {
  const { wordsSay } = duration;
  return candidate({
    spans: [{ start: duration.start, end: duration.end }],
    value: foldSpace(duration.text),
    normalised: duration.iso,
    score,
    reason,
    checks: [
      {
        rule: 'words-and-figures',
        verdict: wordsSay === null ? 'passed' : 'failed',
        detail:
          wordsSay === null
            ? 'words and figures agree'
            : `words say ${String(wordsSay)}, figures ${String(duration.count)}`,
      },
    ],
    contradicts: wordsSay === null ? null : `${String(wordsSay)} ${duration.unit}s`,
  });
}
