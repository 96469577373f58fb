/** Measured values with unit, reference range and flag: `Potassium 5.9 mmol/L (3.5-5.1) H`. */
import type { Check } from '../../../contract/finding.ts';
import { candidate, type Candidate } from '../candidate.ts';
import { group } from '../match-group.ts';

const unit =
  '(?:x\\s?)?10[*^]?\\d{1,2}\\/[uµ]?L|[mnµu]?mol\\/L|mmol\\/mol|m?g\\/d?L|[nµu]g\\/m?L|[pn]g\\/m[lL]|m?IU\\/m?L|m?U\\/L|mEq\\/L|mm\\/h(?:r|our)?|ml\\/min(?:\\/1\\.73\\s?m2)?|[kK]\\/[uµ]L|f[lL]|pg|%|mmHg|mOsm\\/kg|sec(?:onds)?|g\\/L|[kM]IU\\/L|cells\\/[uµ]L';
const article = /^(?:the|and|with|her|his|a|an|of)\s+/iu;
const form = new RegExp(
  `(?<![\\w/])(?<test>\\p{L}[\\p{L}\\d ()/,-]{1,45}?)[ \\t]*[:=|]?[ \\t]+(?:is|was|of|at)?[ \\t]*(?<value>[<>]?\\d{1,6}(?:\\.\\d{1,3})?)[ \\t|]*(?<flag>\\b(?:H|L|HH|LL|High|Low|Abnormal)\\b)?[ \\t|]*(?<unit>${unit})(?![\\w/])(?:[ \\t|,]*[(\\[]?(?:(?:ref(?:erence)?(?:\\s+range)?|normal(?:\\s+range)?|range)[ \\t:]*)?(?<range>[<>]?\\d{1,6}(?:\\.\\d{1,3})?(?:[ \\t]*(?:-|–|to)[ \\t]*\\d{1,6}(?:\\.\\d{1,3})?)?)[)\\]]?(?:[ \\t]*${unit})?)?(?:[ \\t|,]*[([]?(?<after>(?:H|L|HH|LL|High|Low|HIGH|LOW|Abnormal|Normal)\\b)[)\\]]?)?`,
  'gu',
);

export function findLabValues(text: string): readonly Candidate[] {
  return [...text.matchAll(form)].flatMap((match) => labCandidate(text, match) ?? []);
}

function labCandidate(text: string, match: RegExpExecArray): Candidate | null {
  const test = group(match, 'test').replace(article, '').replace(/\s+/gu, ' ').trim();
  if (
    test.length < 2 ||
    /\b(?:mg|tablet|take|dose|has|have|had|improved|from|rose|fell|increased|decreased|was|is)\b/iu.test(test)
  )
    return null;
  const value = group(match, 'value');
  const range = group(match, 'range').replace(/\s+/gu, '') || null;
  const flag = readFlag(group(match, 'flag') || group(match, 'after'));
  const start = match.index + match[0].indexOf(test.split(' ')[0] ?? test);
  const end = match.index + match[0].trimEnd().length;
  return candidate({
    spans: [{ start, end }],
    value: text.slice(start, end).replace(/\s+/gu, ' '),
    normalised: { test, value, unit: group(match, 'unit'), range, flag: flag ?? flagByRange(value, range) },
    score: range === null ? 0.75 : 0.9,
    reason: 'a number with the unit of a laboratory value',
    checks: [flagCheck(value, range, flag)],
  });
}

type Flag = 'high' | 'low' | 'abnormal' | 'normal';

function readFlag(text: string): Flag | null {
  if (text === '') return null;
  const letter = text.toLowerCase();
  if (letter.startsWith('h')) return 'high';
  if (letter.startsWith('l')) return 'low';
  return letter === 'normal' ? 'normal' : 'abnormal';
}

/** What the range printed beside the value makes of it; null without both ends. */
function flagByRange(value: string, range: string | null): Flag | null {
  const ends = range?.split(/[-–]|to/u).map(Number) ?? [];
  const [low, high] = ends;
  const number = Number(value.replace(/[<>]/u, ''));
  if (low === undefined || high === undefined || Number.isNaN(low) || Number.isNaN(high) || Number.isNaN(number))
    return null;
  return number > high ? 'high' : number < low ? 'low' : 'normal';
}

function flagCheck(value: string, range: string | null, flag: Flag | null): Check {
  const expected = flagByRange(value, range);
  if (expected === null || flag === null)
    return { rule: 'flag-fits-range', verdict: 'not-applicable', detail: 'no range or no flag is printed' };
  return {
    rule: 'flag-fits-range',
    verdict: expected === flag || flag === 'abnormal' ? 'passed' : 'failed',
    detail: `printed ${flag}; ${value} against ${range ?? ''} is ${expected}`,
  };
}
