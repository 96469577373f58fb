/** Parts of a prescription: dose, route, frequency, as needed. The normalised words are plain English. */
import type { TextSpan } from '../candidate.ts';
import { group } from '../match-group.ts';

export interface Part extends TextSpan {
  readonly text: string;
  readonly normalised: string;
}

const unit =
  'mcg\\/(?:kg|hr?|min)(?:\\/min|\\/hr?)?|mg\\/(?:kg|m2|ml|hr?|day)|mcg|µg|ug|mg|gm?s?|grams?|ml|mls|cc|liters?|units?|iu|meq|milli(?:grams?|liters?)|micrograms?|%|puffs?|sprays?|drops?|gtts?|tab(?:let)?s?|cap(?:sule)?s?|pills?|patch(?:es)?|teaspoons?|tsp|tablespoons?|tbsp|amps?|ampules?|vials?|inhalations?|suppositor(?:y|ies)|lozenges?';
const amount =
  '(?:\\d{1,3}(?:,\\d{3})+|\\d{1,5}(?:\\.\\d{1,3})?|\\.\\d{1,3}|\\d\\s?\\/\\s?\\d|one(?:-half)?|two|three|four|half)';
const dose = new RegExp(
  `(?<![\\w./])(?<amount>${amount}(?:\\s?(?:-|to|\\/)\\s?${amount})?)\\s?-?(?<unit>${unit})\\b(?!\\/d[lL]|\\s?Hg)`,
  'giu',
);

const routes: readonly (readonly [RegExp, string])[] = [
  [/\b(?:p\.?\s?o\.?|by\s+mouth|oral(?:ly)?|per\s+os)(?!\.?\w)/giu, 'oral'],
  [/\b(?:i\.?v\.?|intravenous(?:ly)?|iv\s*push|ivpb)(?!\.?\w)/giu, 'intravenous'],
  [/\b(?:i\.?m\.?|intramuscular(?:ly)?)(?!\.?\w)/gu, 'intramuscular'],
  [/\b(?:IM|I\.M\.)(?!\.?\w)/gu, 'intramuscular'],
  [/\b(?:s\.?c\.?|s\.?q\.?|sub\s?q|subcut(?:aneous(?:ly)?)?)(?!\.?\w)/giu, 'subcutaneous'],
  [/\b(?:s\.?l\.?|sublingual(?:ly)?|under\s+the\s+tongue)(?!\.?\w)/giu, 'sublingual'],
  [/\b(?:p\.?r\.?|rectal(?:ly)?|per\s+rectum)(?!\.?\w)/giu, 'rectal'],
  [/\b(?:inhal(?:ed|ation|er)s?|neb(?:ulizer|s|ulized)?|via\s+nebulizer|mdi)\b/giu, 'inhaled'],
  [/\b(?:topical(?:ly)?|to\s+(?:the\s+)?affected\s+areas?|transdermal(?:ly)?|patch(?:es)?)\b/giu, 'topical'],
  [/\b(?:intranasal(?:ly)?|nasal(?:ly)?|each\s+nostril|nasal\s+spray)\b/giu, 'nasal'],
  [/\b(?:ophthalmic|both\s+eyes|(?:right|left|each)\s+eye|o\.?[sdu]\.(?=[\s,.;)]))\b/giu, 'eye'],
  [/\b(?:intrathecal|epidural|intra-articular|intraarticular)(?:ly)?\b/giu, 'local'],
  [/\b(?:via\s+(?:peg|ng|g-?tube)|per\s+(?:peg|g-?tube))\b/giu, 'tube'],
];

const times =
  '(?:once|twice|three\\s+times|four\\s+times|one\\s+time|two\\s+times|five\\s+times|1\\s?x|2\\s?x|3\\s?x|4\\s?x|1\\s+time|2\\s+times|3\\s+times|4\\s+times)';
const frequencies: readonly (readonly [RegExp, (match: string) => string])[] = [
  [/\b(?:q\.?\s?\d{1,2}(?:\s?-\s?\d{1,2})?\s?(?:h(?:\.|rs?|ours?)?|°))(?!\.?\w)/giu, everyHours],
  [
    /\bevery\s+(?:\d{1,2}|two|three|four|six|eight|twelve)(?:\s?(?:-|to)\s?(?:\d{1,2}|six|eight))?\s+(?:hours?|hrs?)\b/giu,
    everyHours,
  ],
  [/\bevery\s+(?:other\s+day|day|morning|evening|night|week|month|\d{1,2}\s+(?:days|weeks|months))\b/giu, plain],
  [/\b(?:q\.?\s?o\.?\s?d\.?)(?!\.?\w)/giu, () => 'every other day'],
  [/\b(?:b\.?\s?i\.?\s?d\.?)(?!\.?\w)/giu, () => 'twice daily'],
  [/\b(?:t\.?\s?i\.?\s?d\.?)(?!\.?\w)/giu, () => 'three times daily'],
  [/\b(?:q\.?\s?i\.?\s?d\.?)(?!\.?\w)/giu, () => 'four times daily'],
  [
    /\b(?:q\.?\s?d\.?|q\s?day|qdaily|o\.d\.|once\s+(?:a|per)\s+day|once\s+daily|1\s?x\s?daily)(?!\.?\w)/giu,
    () => 'once daily',
  ],
  [
    /\b(?:q\.?\s?a\.?\s?m\.?|qam|each\s+morning|in\s+the\s+morning|every\s+a\.?m\.?)(?!\.?\w)/giu,
    () => 'every morning',
  ],
  [
    /\b(?:q\.?\s?p\.?\s?m\.?|qpm|each\s+evening|in\s+the\s+evening|every\s+p\.?m\.?)(?!\.?\w)/giu,
    () => 'every evening',
  ],
  [
    /\b(?:q\.?\s?h\.?\s?s\.?|h\.?s\.?|at\s+bedtime|at\s+night|nightly|qhs|before\s+bed|bedtime)(?!\.?\w)/giu,
    () => 'at bedtime',
  ],
  [/\b(?:q\.?\s?a\.?\s?c\.?|a\.?c\.?\s+and\s+h\.?s\.?|before\s+meals|with\s+meals)(?!\.?\w)/giu, plain],
  [
    /\b(?:q\.?\s?(?:week|wk|weekly|mo|month|monthly))(?!\.?\w)/giu,
    (match) => (/mo/iu.test(match) ? 'monthly' : 'weekly'),
  ],
  [
    new RegExp(
      `\\b${times}\\s+(?:daily|a\\s+day|per\\s+day|each\\s+day|weekly|a\\s+week|per\\s+week|monthly|a\\s+month)\\b`,
      'giu',
    ),
    timesPer,
  ],
  [
    /\b(?:daily|weekly|monthly|every\s+monday|per\s+day|a\s+day|stat)\b/giu,
    (match) => (/day|daily/iu.test(match) ? 'once daily' : match.toLowerCase()),
  ],
];
const asNeeded = /\b(?:p\.?\s?r\.?\s?n\.?|as\s+needed|when\s+(?:needed|necessary|required)|if\s+needed)(?!\.?\w)/giu;

/** Doses with unit: `500 mg`, `1-2 tablets`, `0.25 mcg/kg/min`. Numbers in words are written in figures. */
export function findDoses(text: string): readonly Part[] {
  return [...text.matchAll(dose)].map((match) => {
    const count = group(match, 'amount')
      .toLowerCase()
      .replace(/one-half|half|one|two|three|four/gu, (word) => figures[word] ?? word)
      .replace(/\s/gu, '');
    return part(match, `${count} ${unitName(group(match, 'unit'), count)}`);
  });
}

const figures: Readonly<Record<string, string>> = {
  'one-half': '0.5',
  half: '0.5',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
};

export function findRoutes(text: string): readonly Part[] {
  return routes.flatMap(([form, name]) => [...text.matchAll(form)].map((match) => part(match, name))).sort(byStart);
}

/** Frequencies, `as needed` included as its own part. */
export function findFrequencies(text: string): readonly Part[] {
  const kept: Part[] = [];
  for (const [form, name] of frequencies) {
    for (const match of text.matchAll(form)) {
      const found = part(match, name(match[0]));
      if (!kept.some((other) => found.start < other.end && other.start < found.end)) kept.push(found);
    }
  }
  const needed = [...text.matchAll(asNeeded)].map((match) => part(match, 'as needed'));
  return [...kept, ...needed].sort(byStart);
}

function part(match: RegExpExecArray, normalised: string): Part {
  return { start: match.index, end: match.index + match[0].length, text: match[0], normalised };
}

function byStart(left: Part, right: Part): number {
  return left.start - right.start;
}

/** Units of mass and volume, each with the ways in which notes write it. */
const plainUnits: readonly (readonly [string, RegExp])[] = [
  ['mcg', /^(?:mcg|µg|ug|micrograms?)$/u],
  ['g', /^(?:gms?|gs?|grams?)$/u],
  ['ml', /^(?:cc|mls?|milliliters?)$/u],
  ['mg', /^milligrams?$/u],
];
const countable = /^(?<one>tab(?:let)?|cap(?:sule)?|puff|spray|drop|unit|pill)s?$/u;
const whole: Readonly<Record<string, string>> = { tab: 'tablet', cap: 'capsule' };

function unitName(text: string, count: string): string {
  const unitText = text.toLowerCase();
  const plainUnit = plainUnits.find(([, form]) => form.test(unitText))?.[0];
  const one = countable.exec(unitText)?.groups?.one;
  if (plainUnit !== undefined || one === undefined) return plainUnit ?? unitText;
  const name = whole[one] ?? one;
  return count === '1' || count === '0.5' ? name : `${name}s`;
}

function everyHours(match: string): string {
  const words: Readonly<Record<string, string>> = {
    two: '2',
    three: '3',
    four: '4',
    six: '6',
    eight: '8',
    twelve: '12',
  };
  const text = match.toLowerCase().replace(/two|three|four|six|eight|twelve/gu, (word) => words[word] ?? word);
  const numbers = text.match(/\d{1,2}/gu) ?? [];
  return `every ${numbers.join('-')} hours`;
}

function timesPer(match: string): string {
  const text = match.toLowerCase().replace(/\s+/gu, ' ');
  const count = /^(?:once|one|1)/u.test(text)
    ? 'once'
    : /^(?:twice|two|2)/u.test(text)
      ? 'twice'
      : /^(?:three|3)/u.test(text)
        ? 'three times'
        : /^(?:four|4)/u.test(text)
          ? 'four times'
          : 'five times';
  const per = text.includes('week') ? 'weekly' : text.includes('month') ? 'monthly' : 'daily';
  return `${count} ${per}`;
}

function plain(match: string): string {
  const text = match.toLowerCase().replace(/\s+/gu, ' ');
  return text === 'every day' ? 'once daily' : text;
}
