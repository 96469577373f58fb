/** Numbers that courts give to cases, and the neutral citation of a judgment itself. */
import { candidate, type Candidate } from '../candidate.ts';
import { findCitations } from './citations.ts';

const head = 4000;
const forms: readonly RegExp[] = [
  /\b(?:Case|Claim|Docket|Index|Civil\s+Action|Action|Appeal|Cause|File|Suit)\s+(?:Nos?\.?|Numbers?|Reference)\s*[:#]?\s*(?<number>[A-Z\d][\w./:–-]*\d[\w./:()–-]{0,24}(?:\s?\([A-Z]{2,4}\)){0,2})/giu,
  /\b(?<number>(?:Civil|Criminal|Writ|Special\s+Leave|First|Second|Regular|Misc(?:ellaneous)?\.?|Company|Letters\s+Patent|Original)\s+(?:(?:\p{Lu}[\p{L}.]+|\([A-Za-z. ]{1,20}\))\s+){0,3}(?:Nos?\.?)\s*\d{1,6}(?:\s*(?:of|\/)\s*\d{4})?)/giu,
  /\b(?<number>\d{1,2}:\d{2}-(?:cv|cr|mc|md|bk|ap)-\d{3,6}(?:-[A-Z]{2,4}){0,3})/gu,
  /\bNos?\.\s+(?<number>\d{2,4}[-–]\d{2,6}(?:[-–][A-Z]{1,4})?)\b/gu,
];

/** A citation of this judgment stands alone on its line or after these words; another one stands in a sentence. */
const own = /(?:^|\n|\bcitation(?:\s+(?:number|no\.?))?\s*:?)\s*$/iu;

/** Candidates, best first by place; only the first pages name the case itself. */
export function findCaseNumbers(text: string): readonly Candidate[] {
  const top = text.slice(0, head);
  const seen = new Set<string>();
  const numbers = forms.flatMap((form) => [...top.matchAll(form)].map((match) => fromMatch(match)));
  const neutral = findCitations(top.slice(0, 2500))
    .filter(({ kind, start }) => kind === 'neutral' && own.test(top.slice(Math.max(0, start - 60), start)))
    .slice(0, 1)
    .map(({ start, end, text: words }) => numberCandidate(start, end, words, 'the neutral citation at the head'));
  return [...neutral, ...numbers].filter((one) => {
    const key = JSON.stringify(one.normalised).slice(1, -1).toLowerCase();
    const inside = [...seen].some((other) => other.includes(key) || key.includes(other));
    seen.add(key);
    return !inside;
  });
}

function fromMatch(match: RegExpExecArray): Candidate {
  const number = (match.groups?.number ?? '').replace(/[.,:–-]+$/u, '');
  const start = match.index + match[0].lastIndexOf(number);
  return numberCandidate(start, start + number.length, number, 'the number after "Case No." or its like');
}

function numberCandidate(start: number, end: number, number: string, reason: string): Candidate {
  const words = number.replace(/\s+/gu, ' ');
  return candidate({ spans: [{ start, end }], value: words, normalised: words.slice(0, 100), score: 0.9, reason });
}
