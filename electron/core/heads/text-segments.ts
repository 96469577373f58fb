/**
 * Cuts contracts into sentences. The recipes run the same rule in Python (models/recipes/segments.py).
 *
 * In words: a segment ends at a line feed, or after `.` or `;` (and closing quotes or brackets) when white space and then an upper-case letter,
 * a digit, an opening quote or an opening bracket follow, unless the word before the full stop is a known abbreviation or a single letter.
 * Segments are trimmed of white space; those without a letter or digit are dropped; one longer than `longest` units is cut at its last space before that.
 */
export interface Segment {
  /** UTF-16 units, end-exclusive. */
  readonly start: number;
  readonly end: number;
}

const longest = 1200;
const abbreviations = new Set(
  'inc corp co ltd no nos mr mrs ms dr st sec art arts vs etc al jr sr llc bros dept est fig approx ex para cf'.split(
    ' ',
  ),
);
const boundary = /\n|([.;])["'”’)\]]*[ \t\u00a0]+(?=[\p{Lu}\p{Nd}"'“‘([])/gu;
const lastWord = /[\p{L}\p{M}]+$/u;
const content = /[\p{L}\p{Nd}]/u;
const space = ' \t\n\u00a0\r\f\v';

/** Segments in reading order. Linear in the length of the text. */
export function textSegments(text: string): Segment[] {
  const found: Segment[] = [];
  let start = 0;
  for (const match of text.matchAll(boundary)) {
    if (match[1] === '.' && isAbbreviated(text, match.index)) continue;
    const end = match.index + match[0].length;
    found.push(...piecesOf(text, start, end));
    start = end;
  }
  found.push(...piecesOf(text, start, text.length));
  return found;
}

function isAbbreviated(text: string, stop: number): boolean {
  const word = lastWord.exec(text.slice(Math.max(0, stop - 12), stop))?.[0];
  return word !== undefined && (Array.from(word).length === 1 || abbreviations.has(word.toLowerCase()));
}

function piecesOf(text: string, from: number, to: number): Segment[] {
  let [start, end] = [from, to];
  while (start < end && space.includes(text.charAt(start))) start += 1;
  while (end > start && space.includes(text.charAt(end - 1))) end -= 1;
  const pieces: Segment[] = [];
  while (end - start > longest) {
    const gap = text.slice(start, start + longest).lastIndexOf(' ');
    const cut = gap < longest / 2 ? start + longest : start + gap;
    pieces.push({ start, end: cut });
    start = gap < longest / 2 ? cut : cut + 1;
  }
  pieces.push({ start, end });
  return pieces.filter((piece) => content.test(text.slice(piece.start, piece.end)));
}
