/** What a line of a document is: the start of a clause or list item, a heading, or running text. */

const label =
  /^[^\S\n]*(?:(?:ARTICLE|Article|SECTION|Section|CLAUSE|Clause|SCHEDULE|Schedule|EXHIBIT|Exhibit|ANNEX|Annex|APPENDIX|Appendix|PART|Part)[^\S\n]+[\dIVXLC]{1,6}(?:\.\d{1,3})*[.:]?(?=\s|$)|§+[^\S\n]?\d[\d.]*|\d{1,3}(?:\.\d{1,3}){1,4}\.?(?=[^\S\n])|\d{1,3}[.)](?=[^\S\n])|\([a-zA-Z]{1,2}\)|\([ivxIVX]{1,5}\)|\(\d{1,3}\)|[A-Z]\.(?:\d{1,2}\.?)?(?=[^\S\n])|[a-z]\)(?=[^\S\n])|[•●▪■◦‣·*–-](?=[^\S\n]))/u;

/** Length of the clause number, list number or bullet at the start of a line, white space before it included; 0 when there is none. */
export function labelLength(line: string): number {
  return label.exec(line)?.[0].length ?? 0;
}

/** `IMPRESSION:` or `PLAN:` at the start of a line that goes on. */
const sectionName = /^[^\S\n]*(\p{Lu}[\p{Lu}\d /&(),-]{2,60}):(?=\s|$)/u;

/** What surrounds a line. */
export interface Surroundings {
  /** It stands apart from what is before it. */
  readonly alone: boolean;
  /** It is one of several lines in capitals: a paragraph that shouts. */
  readonly amongCapitals: boolean;
}

/** The heading that a line is or begins with, without its colon; null for running text. */
export function headingOf(line: string, { alone, amongCapitals }: Surroundings): string | null {
  const named = sectionName.exec(line)?.[1];
  if (named !== undefined) return named.trim();
  const text = line.trim();
  const words = headingWords(text);
  if (words.length === 0) return null;
  if (isUpperCase(words)) return amongCapitals && !alone ? null : text;
  return alone ? lonelyHeading(text, words) : null;
}

/** Capitals only, and as long as a line of running text is. */
export function isLongInCapitals(line: string): boolean {
  return line.trim().length > 45 && isUpperCase(line.match(/\p{L}+/gu) ?? []);
}

/** `Background:`, `1. Confidential Information` or `Discussion: breach`, where it stands alone. */
function lonelyHeading(text: string, words: readonly string[]): string | null {
  if (text.endsWith(':')) return words.length <= 6 ? text.slice(0, -1) : null;
  if (/[.!?]$/u.test(text) || /\d/u.test(text.slice(labelLength(text)))) return null;
  return isTitleCase(words) || (words.length <= 5 && /^\p{Lu}/u.test(words[0] ?? '')) ? text : null;
}

/** The words of a line short enough to be a heading, without its number; else none. */
function headingWords(text: string): readonly string[] {
  if (text.length < 3 || text.length > 110 || /[,;]$/u.test(text)) return [];
  const words = text.slice(labelLength(text)).match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
  return words.length > 12 ? [] : words;
}

function isUpperCase(words: readonly string[]): boolean {
  const letters = words.join('');
  return letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/** Words of four letters or more begin with a capital. */
function isTitleCase(words: readonly string[]): boolean {
  const heavy = words.filter(({ length }) => length >= 4);
  return heavy.length > 0 && /^\p{Lu}/u.test(words[0] ?? '') && heavy.every((word) => /^\p{Lu}/u.test(word));
}
