/** For how long a contract renews, and how long before that a party must object. */
import { bestFirst, candidate, type Candidate, type TextSpan } from '../candidate.ts';
import { findDurations, type Duration } from '../durations.ts';
import { group } from '../match-group.ts';
import type { ContractText } from './contract-text.ts';
import { durationCandidate } from './term.ts';

const renews =
  /\b(?:renew\w*|extend(?:ed|s)?|extension|successive|continue\s+(?:thereafter|on\s+a)|(?:month|year)[\s-]+to[\s-]+(?:month|year))\b/iu;
const automatic = /\bautomatic\w*|\bsuccessive\b|\bconsecutive\b|\brenewal\s+terms?\b|\bthereafter\b/iu;
const ofRenewal =
  /\b(?:renew\w*|exten[ds]\w*|extension|successive|consecutive|additional|subsequent|further|another|periods?|terms?)\b[^.;]{0,70}$/iu;
const ofNotice =
  /^['’]?s?['’]?\s*(?:\([^)]{0,20}\)\s*)?(?:['’]\s*)?(?:prior|advance|before|written|notice|in\s+advance|preceding|or\s+more)/iu;
const noticeLead =
  /\b(?:notice|notif\w+|at\s+least|not\s+less\s+than|no\s+later\s+than|no\s+less\s+than|not\s+later\s+than|within|upon|unless)\b[^.;]{0,45}$/iu;
const rolling =
  /\b(?<unit>month|year)(?:ly)?(?:[\s-]+to[\s-]+\k<unit>|\s+(?:terms|periods|basis))|\b(?<each>annual|monthly|yearly)\b|\beach\s+(?<every>year|month)\b/iu;

/** The length of a renewal, best first. */
export function findRenewalTerms(contract: ContractText): readonly Candidate[] {
  return bestFirst(renewalSentences(contract).flatMap((sentence) => renewalIn(contract.text, sentence)));
}

/** How long before the end a party must say that the contract shall not renew, best first. */
export function findNoticePeriods(contract: ContractText): readonly Candidate[] {
  const { sentences } = contract;
  return bestFirst(
    renewalSentences(contract).flatMap((sentence) => {
      const at = sentences.indexOf(sentence);
      const next = sentences[at + 1];
      const previous = sentences[at - 1];
      return [
        ...noticeIn(contract.text, sentence, 0.9),
        ...(next === undefined ? [] : noticeIn(contract.text, next, 0.6)),
        ...(previous === undefined ? [] : noticeIn(contract.text, previous, 0.5)),
      ];
    }),
  );
}

function renewalSentences({ text, sentences }: ContractText): readonly TextSpan[] {
  return sentences.filter(({ start, end }) => {
    const body = text.slice(start, end);
    return renews.test(body) && /\b(?:agreement|contract|term|lease|licen[cs]e|period|it)\b/iu.test(body);
  });
}

function renewalIn(text: string, sentence: TextSpan): readonly Candidate[] {
  const body = text.slice(sentence.start, sentence.end);
  const base = automatic.test(body) && /\brenew|\bexten[ds]/iu.test(body) ? 0.85 : 0.5;
  const length = findDurations(body).find((duration) => isRenewalLength(body, duration));
  if (length === undefined) return rollingIn(body, sentence, base - 0.15);
  return [durationCandidate(shift(length, sentence.start), base, 'a length of time after "renew" or "extend"')];
}

function rollingIn(body: string, sentence: TextSpan, score: number): readonly Candidate[] {
  const match = rolling.exec(body);
  if (match === null) return [];
  const word = (group(match, 'unit') + group(match, 'each') + group(match, 'every')).toLowerCase();
  const start = sentence.start + match.index;
  return [
    candidate({
      spans: [{ start, end: start + match[0].length }],
      value: match[0],
      normalised: word.startsWith('month') ? 'P1M' : 'P1Y',
      score,
      reason: 'it runs on from month to month or year to year',
    }),
  ];
}

function isRenewalLength(body: string, duration: Duration): boolean {
  const lead = body.slice(Math.max(0, duration.start - 110), duration.start);
  return (
    ofRenewal.test(lead) &&
    !ofNotice.test(body.slice(duration.end, duration.end + 30)) &&
    !noticeLead.test(lead.slice(-50)) &&
    renews.test(body.slice(0, duration.end + 60))
  );
}

function noticeIn(text: string, sentence: TextSpan, base: number): readonly Candidate[] {
  const body = text.slice(sentence.start, sentence.end);
  if (!/\b(?:notice|notif\w+|unless|terminat\w+|intent\w*|elect\w*|non-?renewal)\b/iu.test(body)) return [];
  return findDurations(body)
    .filter((duration) => isNotice(body, duration))
    .map((duration) => {
      const named = /\bnon-?renew|not\s+(?:to\s+)?(?:be\s+)?renew|\brenew/iu.test(body) ? 0.05 : 0;
      return durationCandidate(
        shift(duration, sentence.start),
        base + named,
        'a length of time before which notice must be given',
      );
    });
}

function isNotice(body: string, duration: Duration): boolean {
  const lead = body.slice(Math.max(0, duration.start - 60), duration.start);
  return (
    ofNotice.test(body.slice(duration.end, duration.end + 30)) ||
    (noticeLead.test(lead) &&
      /^[^.;]{0,60}\b(?:prior|before|notice|advance)\b/iu.test(body.slice(duration.end, duration.end + 90)))
  );
}

function shift(duration: Duration, by: number): Duration {
  return { ...duration, start: duration.start + by, end: duration.end + by };
}
