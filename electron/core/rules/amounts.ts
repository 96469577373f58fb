/** Amounts of money and percentages. */
import type { TextSpan } from './candidate.ts';

export interface Amount extends TextSpan {
  readonly text: string;
  readonly number: number;
  /** ISO 4217. A bare `$` is read as USD. */
  readonly currency: string;
}

export interface Percentage extends TextSpan {
  readonly text: string;
  readonly percent: number;
}

const symbols: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  'u.s.$': 'USD',
  c$: 'CAD',
  cdn$: 'CAD',
  a$: 'AUD',
  hk$: 'HKD',
  s$: 'SGD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  'rmb¥': 'CNY',
  '₹': 'INR',
};
const codes = 'USD|EUR|GBP|CAD|AUD|HKD|SGD|JPY|CNY|RMB|INR|CHF|SEK|NOK|DKK|NZD|ILS|KRW|BRL|MXN|ZAR';
const number = '\\d{1,3}(?:,\\d{3}){1,5}(?:\\.\\d{1,2})?|\\d{1,15}(?:\\.\\d{1,2})?';
const scale = '(?:\\s{0,2}(?<scale>thousand|million|billion|mn|bn|k|m)\\b)?';
const names: Readonly<Record<string, string>> = {
  dollar: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  yen: 'JPY',
  renminbi: 'CNY',
  rupee: 'INR',
  franc: 'CHF',
};

const forms: readonly RegExp[] = [
  new RegExp(
    `(?<symbol>U\\.?S\\.?\\s?\\$|Cdn\\s?\\$|[CAS]\\$|HK\\$|RMB\\s?¥|[$€£¥₹])\\s{0,2}(?<number>${number})${scale}`,
    'giu',
  ),
  new RegExp(`\\b(?<code>${codes})\\s{0,2}\\$?(?<number>${number})${scale}`, 'gu'),
  new RegExp(`\\b(?<number>${number})${scale}\\s{0,2}(?<code>${codes})\\b`, 'gu'),
  new RegExp(
    `\\b(?<number>${number})${scale}\\s{0,2}(?:U\\.?S\\.?\\s|united states\\s)?(?<name>dollar|euro|pound|yen|renminbi|rupee|franc)s?\\b`,
    'giu',
  ),
];

/** Every amount of money in reading order, without overlaps. */
export function findAmounts(text: string): readonly Amount[] {
  const kept: Amount[] = [];
  for (const form of forms) {
    for (const match of text.matchAll(form)) {
      const amount = readAmount(match);
      if (!kept.some((other) => amount.start < other.end && other.start < amount.end)) kept.push(amount);
    }
  }
  return kept.sort((left, right) => left.start - right.start);
}

function readAmount(match: RegExpExecArray): Amount {
  const groups = match.groups ?? {};
  const factor = scaleFactor(groups.scale?.toLowerCase());
  const figures = Number((groups.number ?? '0').replaceAll(',', ''));
  return {
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    number: Math.round(figures * factor * 100) / 100,
    currency: currencyOf(groups),
  };
}

function currencyOf(groups: Readonly<Record<string, string | undefined>>): string {
  const code = groups.code;
  if (code !== undefined) return code === 'RMB' ? 'CNY' : code;
  const name = groups.name?.toLowerCase();
  if (name !== undefined) return names[name] ?? 'USD';
  return symbols[(groups.symbol ?? '$').toLowerCase().replace(/\s/gu, '')] ?? 'USD';
}

function scaleFactor(word: string | undefined): number {
  if (word === undefined) return 1;
  if (word === 'thousand' || word === 'k') return 1e3;
  return word.startsWith('b') ? 1e9 : 1e6;
}

/** Every percentage in reading order: `ten percent (10%)` is one per figure. */
export function findPercentages(text: string): readonly Percentage[] {
  return [...text.matchAll(/\b(?<percent>\d{1,3}(?:\.\d{1,4})?)\s{0,2}(?:%|per\s?cent\b)/giu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    percent: Number(match.groups?.percent),
  }));
}
