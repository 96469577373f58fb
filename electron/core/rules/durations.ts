/** Lengths of time as contracts write them: `two (2) years`, `thirty (30) days`, `12-month`, `one year`. */
import { addDays, addMonths } from './calendar.ts';
import type { TextSpan } from './candidate.ts';
import { group } from './match-group.ts';
import { cardinalSource, ordinalSource, readCardinal, readOrdinal } from './numbers.ts';

export type DurationUnit = 'day' | 'week' | 'month' | 'year';

export interface Duration extends TextSpan {
  readonly text: string;
  readonly count: number;
  readonly unit: DurationUnit;
  /** `P2Y`, `P30D`, `P6W`, `P18M`. */
  readonly iso: string;
  /** The number in words when it is not that in figures: `thirty (60) days` → 30. */
  readonly wordsSay: number | null;
}

const form = new RegExp(
  `(?<![\\d$.,/-])(?<words>${cardinalSource})(?:[\\s-]{0,2}[(\\[]\\s?(?<figures>\\d{1,4}(?:\\.\\d{1,2})?)\\s?[)\\]]?)?[\\s~-]{0,3}\\)?[\\s~-]{0,3}(?:consecutive\\s+|additional\\s+|full\\s+|calendar\\s+|business\\s+|working\\s+|contract\\s+|fiscal\\s+)?(?<unit>day|week|month|year|yr|anniversar)(?:ies|s)?\\b`,
  'giu',
);

/** Every length of time in reading order. Figures win over words; a disagreement is told in `wordsSay`. */
export function findDurations(text: string): readonly Duration[] {
  return [...text.matchAll(form)].flatMap((match) => toDuration(match) ?? []);
}

function toDuration(match: RegExpExecArray): Duration | null {
  const words = readCardinal(group(match, 'words'));
  const figures = group(match, 'figures');
  const count = figures === '' ? words : Number(figures);
  const unit = readUnit(group(match, 'unit'));
  if (count === null || count === 0 || unit === null) return null;
  const span = { start: match.index, end: match.index + match[0].length, text: match[0] };
  return { ...span, count, unit, iso: isoDuration(count, unit), wordsSay: words === count ? null : words };
}

const anniversary = new RegExp(
  `\\b(?<ordinal>\\d{1,2}(?:st|nd|rd|th)|${ordinalSource})(?:\\s{0,2}\\(\\s?\\d{1,2}\\s?(?:s\\s?t|n\\s?d|r\\s?d|t\\s?h)?\\s?\\))?[\\s-]{1,3}(?:year\\s+)?anniversary\\b`,
  'giu',
);

/** `the fourth (4th) anniversary` as a length of four years. */
export function findAnniversaries(text: string): readonly Duration[] {
  return [...text.matchAll(anniversary)].flatMap((match) => {
    const count = readOrdinal(group(match, 'ordinal'));
    if (count === null || count === 0) return [];
    const span = { start: match.index, end: match.index + match[0].length, text: match[0] };
    return [{ ...span, count, unit: 'year', iso: isoDuration(count, 'year'), wordsSay: null }];
  });
}

/** `isoDuration(2, 'year')` → `P2Y`; a half year is `P6M`. */
export function isoDuration(count: number, unit: DurationUnit): string {
  if (!Number.isInteger(count) && unit === 'year') return `P${String(Math.round(count * 12))}M`;
  const letter = { day: 'D', week: 'W', month: 'M', year: 'Y' }[unit];
  return `P${String(Math.round(count))}${letter}`;
}

/** The date so long after `iso`: three years after 5 May 2000 is 5 May 2003. */
export function addDuration(iso: string, duration: Pick<Duration, 'count' | 'unit'>): string {
  if (duration.unit === 'day') return addDays(iso, Math.round(duration.count));
  if (duration.unit === 'week') return addDays(iso, Math.round(duration.count * 7));
  return addMonths(iso, Math.round(duration.unit === 'month' ? duration.count : duration.count * 12));
}

function readUnit(text: string): DurationUnit | null {
  const unit = text.toLowerCase();
  if (unit === 'yr') return 'year';
  return unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year' ? unit : null;
}
