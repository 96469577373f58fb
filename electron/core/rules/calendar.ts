/** Days and months without a clock: the proleptic Gregorian calendar as numbers. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** Source for an English month, whole or cut short. No capturing group. */
export const monthSource =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|Jun(?:e|\\.)?|Jul(?:y|\\.)?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';

/** 1 to 12, or null. */
export function readMonth(name: string): number | null {
  const start = name.toLowerCase().replace('.', '').slice(0, 3);
  const index = monthNames.findIndex((month) => month.startsWith(start));
  return start.length === 3 && index >= 0 ? index + 1 : null;
}

/** ISO 8601 date, or null when the day does not exist. */
export function isoDate({ year, month, day }: Day): string | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function readIsoDate(iso: string): Day {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { year, month, day };
}

/** The same day so many months later; the last day of the month when that day does not exist. */
export function addMonths(iso: string, months: number): string {
  const { year, month, day } = readIsoDate(iso);
  const at = year * 12 + (month - 1) + months;
  const nextYear = Math.floor(at / 12);
  const nextMonth = (at % 12) + 1;
  const next = isoDate({ year: nextYear, month: nextMonth, day: Math.min(day, daysIn(nextYear, nextMonth)) });
  return next ?? iso;
}

/** So many days later; negative goes back. */
export function addDays(iso: string, days: number): string {
  const { year, month, day } = readIsoDate(iso);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
