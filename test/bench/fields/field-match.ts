/** When a read value is the answer that CUAD's annotators gave. Their answers are short texts with slips of the pen; the rules are written out here. */
import type { FindingValue } from '../../../electron/contract/finding.ts';

/** True when `normalised` (null: a value that the text leaves open) says what `answer` says. */
export function fieldMatches(field: string, answer: string, normalised: FindingValue | null): boolean {
  switch (field) {
    case 'Parties':
      return partiesMatch(answer, normalised);
    case 'Governing Law':
      return placeKey(answer) === placeKey(text(normalised));
    case 'Renewal Term':
    case 'Notice Period To Terminate Renewal':
      return answerLengths(answer).includes(lengthKey(text(normalised)));
    default:
      return dateMatches(answer, normalised);
  }
}

/** Dates: equal days. An answer with a blank (`07/[]/2000`) is matched by a value that the text leaves open. */
function dateMatches(answer: string, normalised: FindingValue | null): boolean {
  const days = answer.split(';').map((part) => answerDay(part.trim()));
  return normalised === null ? days.some((day) => day.includes('[')) : days.includes(text(normalised));
}

function answerDay(part: string): string {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{2,4})$/u.exec(part) ?? [];
  if (year === '') return part.toLowerCase();
  const whole = Number(year) < 50 ? 2000 + Number(year) : Number(year) < 100 ? 1900 + Number(year) : Number(year);
  return `${String(whole)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Lengths: a year is twelve months; `successive 1 year` is one year. */
function answerLengths(answer: string): readonly string[] {
  return answer.split(/[;/]/u).map((part) => {
    const plain = part.toLowerCase();
    const [, count = '', unit = ''] = /([\d.]+)\)?\s*(day|week|month|year)/u.exec(plain) ?? [];
    if (unit === '') return plain.includes('perpetual') ? 'perpetual' : plain.trim();
    return unit === 'year' ? `${String(Number(count) * 12)}M` : `${count}${unit.charAt(0).toUpperCase()}`;
  });
}

function lengthKey(iso: string): string {
  const [, count = '', unit = ''] = /^P(\d+)([DWMY])$/u.exec(iso) ?? [];
  if (unit === '') return iso;
  return unit === 'Y' ? `${String(Number(count) * 12)}M` : `${count}${unit}`;
}

/** Places: the first one named, without the country of a state and without "State of". */
function placeKey(place: string): string {
  const first = place.split(';')[0] ?? '';
  return first
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .replace(/united kingdom|\buk\b|canada|australia|republic of|the |state of|province of/gu, '')
    .replace(/[^a-z']+/gu, ' ')
    .trim();
}

/** Parties: every party of the answer is among the names read. What it is called in brackets is left out; so are "each a Party" and its like. */
function partiesMatch(answer: string, normalised: FindingValue | null): boolean {
  const names = Array.isArray(normalised) ? normalised.map((name) => partyKey(text(name))) : [];
  const wanted = answerParties(answer);
  return wanted.length > 0 && wanted.every((party) => names.some((name) => sameParty(party, name)));
}

export function answerParties(answer: string): readonly string[] {
  return answer
    .split(';')
    .filter((part) => !/part(?:y|ies)["”.]/iu.test(part) || /Inc|LLC|Ltd|Corp|Co\./u.test(part.split('(')[0] ?? ''))
    .map((part) => partyKey(part.replace(/^\s*\(/u, '').replace(/["“”([][\s\S]*$/u, '')))
    .filter((key) => key.length > 1);
}

function partyKey(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/\b(?:inc|incorporated|corp|corporation|co|company|llc|ltd|limited|lp|the|plc|gmbh|na)\b\.?/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Equal, one within the other, or apart by a slip of the pen (one letter in seven). */
function sameParty(left: string, right: string): boolean {
  if (left === right) return true;
  if (Math.min(left.length, right.length) > 3 && (left.includes(right) || right.includes(left))) return true;
  return 1 - distance(left, right) / Math.max(left.length, right.length) >= 0.85;
}

function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

function text(value: FindingValue | null): string {
  return typeof value === 'string' ? value : '';
}
