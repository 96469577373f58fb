/** Scores the type of a contract, also where a cover sheet or a letter stands before it. */
import type { LabelScores } from '../../contract/finding.ts';
import type { Head } from './open-head.ts';
import { scoreHead } from './score-head.ts';
import { words } from './words.ts';

/** "THIS SUPPLY AGREEMENT", "HOSTING AGREEMENT": where a contract may begin. */
const title =
  /\b(?:THIS|This)\s[^.;\n]{0,80}\b(?:AGREEMENT|Agreement)\b|\b(?:\p{Lu}[\p{Lu}&,'-]{0,30}\s{1,10}){1,9}(?:AGREEMENT|CONTRACT)\b/u;
/** Before this place a title belongs to the opening that the head reads anyway. */
const opening = 200;
const searched = 20_000;
/** A text of fewer different words is no contract: the shortest of 377 training contracts has 69. */
const fewestWords = 60;

/** The surer of two readings: of the whole text, and of the text from its first title on. A text too poor in words goes to a person. */
export function scoreContract(head: Head, text: string): LabelScores {
  const best = surest(head, text);
  return new Set(words(text)).size < fewestWords ? { ...best, abstained: true } : best;
}

function surest(head: Head, text: string): LabelScores {
  const whole = scoreHead(head, text);
  const start = title.exec(text.slice(0, searched))?.index ?? 0;
  if (start < opening) return whole;
  const titled = scoreHead(head, text.slice(start));
  return titled.probability > whole.probability ? titled : whole;
}
