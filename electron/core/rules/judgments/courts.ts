/** Which court decided, by the head of the judgment. */
import { candidate, type Candidate } from '../candidate.ts';
import { plainCase } from './plain-case.ts';

const head = 6000;
const court =
  /\b(?:IN\s+THE\s+|In\s+the\s+)?(?<court>(?:UNITED\s+STATES|United\s+States|U\.S\.)\s+(?:DISTRICT\s+COURT|District\s+Court|COURT\s+OF\s+APPEALS|Court\s+of\s+Appeals|BANKRUPTCY\s+COURT|Bankruptcy\s+Court)(?:[\s,]+(?:(?:for\s+the|FOR\s+THE)\s+)?(?:[\p{Lu}][\p{L}]+[ ]+){1,2}(?:DISTRICT|District|CIRCUIT|Circuit)(?:[ ]+(?:OF|of)[ ]+[\p{Lu}][\p{L}]+(?:[ ][\p{Lu}][\p{L}]+)?)?)?|(?:SUPREME\s+COURT|Supreme\s+Court|HIGH\s+COURT|High\s+Court|COURT\s+OF\s+APPEALS?|Court\s+of\s+Appeals?|Court\s+of\s+Session|COURT\s+OF\s+SESSION|CROWN\s+COURT|Crown\s+Court|DISTRICT\s+COURT|District\s+Court|FAMILY\s+COURT|Family\s+Court|COUNTY\s+COURT|County\s+Court|Court\s+of\s+Justice|COURT\s+OF\s+JUSTICE|SUPERIOR\s+COURT|Superior\s+Court)(?:\s+(?:OF|of)\s+(?:(?:THE|the)\s+)?\p{Lu}[\p{L}]+(?:[ ]+(?:and\s+|AND\s+|of\s+|OF\s+)?\p{Lu}[\p{L}]+){0,4})?(?:[\s,]+(?:AT|at)\s+\p{Lu}[\p{L}]+)?(?:\s*\((?:CIVIL|CRIMINAL|Civil|Criminal)\s+(?:DIVISION|Division)\))?)/gu;

export function findCourts(text: string): readonly Candidate[] {
  const match = text.slice(0, head).matchAll(court).next().value;
  const name = match?.groups?.court;
  if (match === undefined || name === undefined) return [];
  const start = match.index + match[0].indexOf(name);
  return [
    candidate({
      spans: [{ start, end: start + name.length }],
      value: name,
      normalised: plainCase(name.replace(/\s*\n\s*/gu, ', ').replace(/\s+/gu, ' ')),
      score: 0.9,
      reason: 'the court at the head',
    }),
  ];
}
