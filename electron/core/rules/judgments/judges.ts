/** Who decided. */
import { candidate, type Candidate, type TextSpan } from '../candidate.ts';
import { group } from '../match-group.ts';
import { plainCase } from './plain-case.ts';

const head = 6000;
const judges =
  /\b(?:(?:Before|BEFORE|CORAM|Coram|PRESENT|Present|Bench|BENCH)\s*:?\s*|(?=(?:The\s+)?(?:Hon(?:['’]?ble|ou?rable|\.)|HON(?:['’]?BLE|OU?RABLE)|Mr\.?\s+Justice|Mrs\.?\s+Justice|Ms\.?\s+Justice|Lord\s+Justice|Lady\s+Justice|Chief\s+Justice|Justice\s+\p{Lu})))(?<names>[^\n]{4,200})/gu;
const title =
  /\b(?:the|hon(?:['’]?ble|ou?rable|\.)?|mr\.?|mrs\.?|ms\.?|dr\.?|judges?|justices?|circuit|district|chief|magistrate|senior|united\s+states|smt\.?)\s+/giu;

export function findJudges(text: string): readonly Candidate[] {
  const found = [...text.slice(0, head).matchAll(judges)].flatMap((match) => {
    const names = group(match, 'names');
    const start = match.index + match[0].length - names.length;
    return splitJudges(names, start);
  });
  const unique = found
    .filter((one, index) => found.findIndex((other) => key(other.name) === key(one.name)) === index)
    .slice(0, 20);
  if (unique.length === 0) return [];
  return [
    candidate({
      spans: unique.map(({ start, end }) => ({ start, end })),
      value: unique.map(({ name }) => name),
      normalised: unique.map(({ name }) => name),
      score: 0.75,
      reason: 'the names after "Before" or a judge\'s title',
    }),
  ];
}

// A judge is named once, with or without a title.
function key(name: string): string {
  return name
    .toLowerCase()
    .replace(title, '')
    .replace(/[^\p{L}]+/gu, '');
}

interface Judge extends TextSpan {
  readonly name: string;
}

const divider = /(,\s*and\s+|;\s*|\s+and\s+|\s+AND\s+|&|,\s*(?=\p{Lu}))/u;
const office =
  /,?\s*(?:J\.?J?\.?|C\.?J\.?|LJ|JSC|Circuit\s+Judges?\.?|District\s+Judges?\.?|Judges?\.?|Justices?\.?)\s*[:.]?\s*$/u;
const honour = /^\s*(?:(?:the|hon(?:['’]?ble|ou?rable|\.)?|united\s+states|circuit|district|magistrate|judges?)\s+)*/iu;

function splitJudges(names: string, from: number): readonly Judge[] {
  const found: Judge[] = [];
  let at = 0;
  for (const part of names.split(divider)) {
    found.push(...readJudge(part, from + at));
    at += part.length;
  }
  return found;
}

function readJudge(part: string, from: number): readonly Judge[] {
  const lead = honour.exec(part)?.[0].length ?? 0;
  const name = part
    .slice(lead)
    .replace(office, '')
    .replace(/[\s.:,]+$/u, '');
  if (!/^\p{Lu}[\p{L}.'’ -]{2,60}$/u.test(name)) return [];
  if (/\b(?:court|appeal|division|judgment|panel)\b/iu.test(name)) return [];
  return [{ start: from + lead, end: from + lead + name.length, name: plainCase(name).replace(/\s+/gu, ' ') }];
}
