/**
 * The one tokenisation rule of every head and tagger. The recipes run the same rule in Python (models/recipes/words.py).
 *
 * In words: a token is (1) a run of letters and combining marks, (2) a run of decimal digits, or (3) one other visible
 * code point. White space, control, format, private-use and unassigned code points separate tokens and are never part of one.
 */
export interface Token {
  readonly text: string;
  /** UTF-16 units, end-exclusive. */
  readonly start: number;
  readonly end: number;
}

const token = /[\p{L}\p{M}]+|\p{Nd}+|[^\p{L}\p{M}\p{Nd}\p{Z}\p{C}]/gu;
const word = /[\p{L}\p{M}]+|\p{Nd}+/gu;
const letters = /[\p{L}\p{M}]+/gu;
const startsWithDigit = /^\p{Nd}/u;
const anyCodePoint = /./gu;

/** Every token of the text in reading order. Linear in the length of the text. */
export function tokens(text: string): Token[] {
  return Array.from(text.matchAll(token), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Lower-case letter runs, and digit runs with each digit written as 0: what the heads count. */
export function words(text: string): string[] {
  return (text.toLowerCase().match(word) ?? []).map((found) =>
    startsWithDigit.test(found) ? found.replace(anyCodePoint, '0') : found,
  );
}

/** Runs of capital-letter words of three letters or more, in lower case: how clinical notes and contracts write headings. */
export function headings(text: string): string[][] {
  const runs: string[][] = [];
  let open = false;
  for (const found of text.match(letters) ?? []) {
    const capital = Array.from(found).length > 2 && found === found.toUpperCase() && found !== found.toLowerCase();
    if (capital && open) runs.at(-1)?.push(found.toLowerCase());
    else if (capital) runs.push([found.toLowerCase()]);
    open = capital;
  }
  return runs;
}
