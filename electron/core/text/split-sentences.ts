/** Cuts running text into sentences without changing it. Rules for legal prose and clinical notes; good enough to show, never perfect. */
import { labelLength } from './line-role.ts';

/** `[start, end)` in UTF-16 units. */
export type Range = readonly [number, number];

/** Ranges in order; together they hold everything but the white space between them. Blank lines and lines that begin a clause or list item end a sentence too. */
export function splitSentences(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let start = 0;
  for (const end of [...sentenceEnds(text), text.length]) {
    const range = trimmed(text, start, end);
    if (range !== null) ranges.push(range);
    start = end;
  }
  return ranges;
}

/** `[start, end)` without white space at either end; null when nothing is left. */
export function trimmed(text: string, from: number, to: number): Range | null {
  let start = from;
  let end = to;
  while (start < end && isSpaceAt(text, start)) start += 1;
  while (end > start && isSpaceAt(text, end - 1)) end -= 1;
  return start < end ? [start, end] : null;
}

function isSpaceAt(text: string, at: number): boolean {
  return /\s/u.test(text.charAt(at));
}

const stop = /[.!?]["”’')\]]{0,3}(?=\s)|\n[^\S\n]*\n|\n/gu;

function* sentenceEnds(text: string): Generator<number> {
  let start = 0;
  for (const match of text.matchAll(stop)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('\n') && text.slice(start, match.index).trim() === '') {
      start = end; // only white space so far: else a file of line breaks costs its length squared
      continue;
    }
    const ends = match[0].startsWith('\n')
      ? lineEnds(text, start, match.index, end)
      : stopEnds(text, start, match, end);
    if (!ends) continue;
    yield end;
    start = end;
  }
}

/** A line end is the end of a sentence before a blank line, a clause number or a bullet. */
function lineEnds(text: string, start: number, at: number, end: number): boolean {
  if (text.slice(start, at).trim() === '') return false;
  if (end - at > 1) return true;
  const next = text.slice(end, end + 40);
  return labelLength(next) > 0 || /^\s*\n/u.test(next);
}

/** After these a name or number follows. */
const titles =
  /(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|Arts|Sec|Sect|Ref|Cl|cf|vs|v|e\.g|i\.e|approx|Fig|Figs|Vol|Ch|Para|Paras|pp|p|ss|s|Reg|Hon|Gov|Rev|Sgt|Capt|Lt|Col|Gen|Messrs|Attn|Tel|Ex|Exh|Dept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|\p{Lu})$/u;

/** These may end a sentence or not: the next word tells. */
const endings =
  /(?:^|[^\p{L}])(?:Inc|Ltd|Co|Corp|Cos|LLC|L\.L\.C|L\.P|N\.A|S\.A|B\.V|U\.S|U\.K|U\.S\.A|D\.C|Jr|Sr|Esq|M\.D|Ph\.D|R\.N|etc|et al|a\.m|p\.m|b\.i\.d|t\.i\.d|q\.i\.d|q\.d|p\.o|p\.r\.n|Ave|Blvd|Rd|Ste|Bros|Assoc|ed|eds|max|min|temp|pt|hx|dx|mg|ml|hr|hrs|wk|wks|mo|yr|yrs)$/u;

/** Words that begin sentences and seldom go on after a company's name or an abbreviation. */
const starters =
  /^["“‘(]{0,2}(?:The|This|That|These|Those|It|Its|In|If|Each|Any|All|No|Neither|Either|Nothing|Such|On|At|Upon|For|He|She|They|We|There|Where|When|While|However|Patient|Except|Subject|Unless|To|A|An)\b/u;

function stopEnds(text: string, start: number, match: RegExpExecArray, end: number): boolean {
  if (!match[0].startsWith('.')) return true;
  const before = text.slice(Math.max(start, match.index - 16), match.index);
  const after = text.slice(end, end + 24).trimStart();
  if (isLabel(text, start, match.index) || /^\p{Ll}/u.test(after)) return false;
  if (titles.test(before)) return false;
  return !endings.test(before) || starters.test(after);
}

/** `1.` or `A.1.` at the start of a sentence is its number, not its end. */
function isLabel(text: string, start: number, at: number): boolean {
  const words = text.slice(start, at + 1).trim();
  return words.length <= 8 && /^(?:\(?[\dA-Z]{1,3}\.){1,4}$/u.test(words);
}
