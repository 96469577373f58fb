/** Dates as contracts, judgments and notes write them. English; `5/8/14` is read month first and `5.8.14` day first, unless that is no date. */
import { isoDate, monthSource, readMonth } from './calendar.ts';
import type { TextSpan } from './candidate.ts';
import { group } from './match-group.ts';
import { ordinalSource, readOrdinal } from './numbers.ts';

export interface DateMention extends TextSpan {
  /** `2014-05-01`; null when a part is left blank (`May __, 2014`) or missing (`May 2014`). */
  readonly iso: string | null;
  readonly text: string;
  /** True for `5/8/14`, which may be the fifth of August elsewhere. */
  readonly ambiguous: boolean;
}

const gap = '[\\s,.]{0,6}';
const year = '(?<year>(?:1[89]|20)\\d\\s?\\d\\b|\\d{4}\\b)';
// Scans set "1st" apart: "1s t".
const suffix = '(?:\\s{0,2}(?:s\\s?t|n\\s?d|r\\s?d|t\\s?h))?';
const figureDay = `(?:\\d{1,2}${suffix}|${ordinalSource})`;
const blank = '(?:[_*\\[\\]•●·.\\s-]{1,40}|\\[[^\\]]{0,10}\\])';
const openYear = `(?:(?:19|20)\\d{2}\\b|(?:19|20)?[_•●·*\\[\\]]{1,20})`;

/** Tried in this order at each place; the first that fits wins. */
const forms: readonly RegExp[] = [
  // the 1st day of May, 2014; this fifteenth (15th) day of May 2014; 25 September 2018
  new RegExp(
    `(?<!\\d|\\d[.,])(?<day>${figureDay})(?:\\s{0,3}\\(\\d{1,2}${suffix}\\))?(?:\\s{1,3}day)?(?:\\s{1,3}of)?[\\s,-]{1,4}(?<month>${monthSource})${gap}(?:in\\s+the\\s+year\\s+(?:of\\s+)?)?-?${year}`,
    'giu',
  ),
  // May 1, 2014; May 1st 2014; Oct. 11, 1996
  new RegExp(`(?<!\\p{L})(?<month>${monthSource})\\.?\\s{0,3}-?(?<day>${figureDay})\\b${gap}(?:\\(|-)?${year}`, 'giu'),
  // 2014-05-01
  /\b(?<year>(?:19|20)\d{2})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})\b/gu,
  // 5/8/14; 12-23-2019
  /(?<![\d/.-])(?<first>\d{1,2})\s?(?<mark>[/-])\s?(?<second>\d{1,2})\s?[/-]\s?(?<year>\d{4}|\d{2})(?![\d/-])/gu,
  // 5.8.2014: with dots the day comes first
  /(?<![\d/.-])(?<first>\d{1,2})(?<mark>\.)(?<second>\d{1,2})\.(?<year>\d{4}|\d{2})(?![\d/-])/gu,
];

/** A date with a part left open. */
const openForms: readonly RegExp[] = [
  new RegExp(
    `(?:\\b\\d{1,2}${suffix}|${blank})\\s{0,3}day\\s+of\\s*(?:${monthSource}|${blank}|,)(?:${gap}${openYear})?`,
    'giu',
  ),
  new RegExp(`\\b${monthSource}\\s{0,3}${blank}${gap}${openYear}`, 'giu'),
  new RegExp(`\\b${monthSource}${gap}(?:of\\s+)?(?:19|20)\\d{2}\\b`, 'giu'),
  // as of , 2020; dated as of [●]
  /(?<=\b(?:as\s+of|dated)\s{1,3})(?:,\s?(?:19|20)\d{2}\b|\[[^\]\d]{0,12}\])/giu,
  new RegExp(`(?:_{3,30}|\\[[^\\]\\d]{0,12}\\]|[●•])${gap}(?:_{1,10}${gap})?(?:19|20)\\d{2}\\b`, 'giu'),
];

/** Every date in reading order, without overlaps. Full dates win over open ones. */
export function findDates(text: string): readonly DateMention[] {
  const full = forms.flatMap((form) => [...text.matchAll(form)].flatMap((match) => fullDate(match)));
  const open = openForms.flatMap((form) => [...text.matchAll(form)].map((match) => openDate(match)));
  return withoutOverlaps([...full, ...open]);
}

function fullDate(match: RegExpExecArray): readonly DateMention[] {
  const read = group(match, 'first') === '' ? readNamed(match) : readFigures(match);
  if (read === null) return [];
  return [{ start: match.index, end: match.index + match[0].length, text: match[0], ...read }];
}

function readNamed(match: RegExpExecArray): Pick<DateMention, 'iso' | 'ambiguous'> | null {
  const monthText = group(match, 'month');
  const month = /^\d/u.test(monthText) ? Number(monthText) : readMonth(monthText);
  const day = readOrdinal(group(match, 'day'));
  const iso = isoDate({ year: wholeYear(group(match, 'year')), month: month ?? 0, day: day ?? 0 });
  return iso === null ? null : { iso, ambiguous: false };
}

function readFigures(match: RegExpExecArray): Pick<DateMention, 'iso' | 'ambiguous'> | null {
  const first = Number(group(match, 'first'));
  const second = Number(group(match, 'second'));
  const dated = wholeYear(group(match, 'year'));
  const monthFirst = isoDate({ year: dated, month: first, day: second });
  const dayFirst = isoDate({ year: dated, month: second, day: first });
  const dotted = group(match, 'mark') === '.';
  const iso = dotted ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst);
  const ambiguous = monthFirst !== null && dayFirst !== null && monthFirst !== dayFirst;
  return iso === null ? null : { iso, ambiguous };
}

/** Two figures: 00 to 49 are of this century, 50 to 99 of the last. */
function wholeYear(text: string): number {
  const figures = text.replace(/\s/gu, '');
  const value = Number(figures);
  return figures.length > 2 ? value : value < 50 ? 2000 + value : 1900 + value;
}

function openDate(match: RegExpExecArray): DateMention {
  return { start: match.index, end: match.index + match[0].length, text: match[0], iso: null, ambiguous: false };
}

function withoutOverlaps(mentions: readonly DateMention[]): readonly DateMention[] {
  const kept: DateMention[] = [];
  for (const mention of mentions) {
    if (!kept.some((other) => mention.start < other.end && other.start < mention.end)) kept.push(mention);
  }
  return kept.sort((left, right) => left.start - right.start);
}
