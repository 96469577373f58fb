/** The blocks of a page: headings, clauses, list items and paragraphs, none longer than a passage may be. */
import type { Page } from '../../contract/text.ts';
import { headingOf, isLongInCapitals, labelLength } from './line-role.ts';
import { pageLines, spacedLines, type PageLine } from './page-lines.ts';
import { splitSentences, trimmed, type Range } from './split-sentences.ts';

export interface Block {
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /** The heading that the block is under; its own text when it is one. */
  readonly heading: string | null;
  readonly isHeading: boolean;
  /** Furniture stands between it and the block before: the two may not be joined. */
  readonly apart: boolean;
}

/** A stretch without a space counts as one word per this many characters, so that text without spaces is cut too. */
const charactersPerWord = 12;

/** Blocks in reading order, at most `mostWords` words each; `heading` is the one that the page before ended under. */
export function pageBlocks(
  page: Pick<Page, 'text' | 'items' | 'furniture'>,
  heading: string | null,
  mostWords: number,
): readonly Block[] {
  const blocks: Block[] = [];
  let under = heading;
  for (const group of groupLines(pageLines(page), page.furniture)) {
    under = group.heading ?? under;
    pieces(page.text, group, mostWords).forEach((range, index) => {
      blocks.push({
        start: range[0],
        end: range[1],
        words: countWords(page.text.slice(...range)),
        heading: under,
        isHeading: group.heading !== null && index === 0,
        apart: group.apart && index === 0,
      });
    });
  }
  return blocks;
}

/** Words as a reader counts them; a very long one counts for several. */
export function countWords(text: string): number {
  const words = text.match(/\S+/gu) ?? [];
  return words.reduce((sum, { length }) => sum + Math.max(1, Math.round(length / charactersPerWord)), 0);
}

interface LineGroup {
  readonly start: number;
  end: number;
  readonly heading: string | null;
  readonly apart: boolean;
}

/** Line numbers are short and stand inside paragraphs: a passage may run over them. Other furniture separates. */
const runsOver = 4;

function groupLines(lines: readonly PageLine[], furniture: Page['furniture']): readonly LineGroup[] {
  const isFurniture = furnitureTest(furniture);
  const spaced = spacedLines(lines);
  const groups: LineGroup[] = [];
  let alone = true;
  let apart = false;
  for (const [index, line] of lines.entries()) {
    if (isFurniture(line)) apart ||= line.end - line.start > runsOver;
    else if (line.text.trim() === '') alone = true;
    else {
      alone ||= spaced[index] === true;
      const heading = headingOf(line.text, { alone, amongCapitals: isAmongCapitals(lines, index) });
      addLine(groups, line, { heading, apart, begins: alone || apart || heading !== null });
      alone = heading !== null && isWhole(line.text, heading);
      apart = false;
    }
  }
  return groups;
}

/** A long line in capitals stands directly before or after it. */
function isAmongCapitals(lines: readonly PageLine[], index: number): boolean {
  return isLongInCapitals(lines[index - 1]?.text ?? '') || isLongInCapitals(lines[index + 1]?.text ?? '');
}

function addLine(
  groups: LineGroup[],
  { start, end, text }: PageLine,
  { heading, apart, begins }: { readonly heading: string | null; readonly apart: boolean; readonly begins: boolean },
): void {
  const open = groups.at(-1);
  if (open === undefined || begins || labelLength(text) > 0) groups.push({ start, end, heading, apart });
  else open.end = end;
}

/** Lines and furniture are both in reading order: one step forward each. */
function furnitureTest(furniture: Page['furniture']): (line: PageLine) => boolean {
  let next = 0;
  return ({ start, end }) => {
    while ((furniture[next]?.[1] ?? Infinity) <= start) next += 1;
    return (furniture[next]?.[0] ?? Infinity) < end;
  };
}

/** The line is the heading and nothing more, so what follows is a new block. */
function isWhole(line: string, heading: string): boolean {
  return line.trim().length <= heading.length + 1;
}

/** One range when it is short enough, else cut between sentences, else between words, else anywhere but inside a surrogate pair. */
function pieces(text: string, { start, end }: LineGroup, mostWords: number): readonly Range[] {
  const whole = trimmed(text, start, end);
  if (whole === null) return [];
  if (countWords(text.slice(...whole)) <= mostWords) return [whole];
  const sentences = splitSentences(text.slice(...whole)).map(([from, to]) => [from + whole[0], to + whole[0]] as const);
  return packed(
    text,
    sentences.flatMap((sentence) => cutLong(text, sentence, mostWords)),
    mostWords,
  );
}

function packed(text: string, parts: readonly Range[], mostWords: number): readonly Range[] {
  const ranges: Range[] = [];
  let words = 0;
  for (const part of parts) {
    const more = countWords(text.slice(...part));
    const open = ranges.at(-1);
    if (open === undefined || words + more > mostWords) {
      ranges.push(part);
      words = more;
    } else {
      ranges[ranges.length - 1] = [open[0], part[1]];
      words += more;
    }
  }
  return ranges;
}

function cutLong(text: string, [start, end]: Range, mostWords: number): readonly Range[] {
  if (countWords(text.slice(start, end)) <= mostWords) return [[start, end]];
  const ranges: Range[] = [];
  for (const match of text.slice(start, end).matchAll(/\S+/gu)) {
    ranges.push(...slices(text, start + match.index, start + match.index + match[0].length, mostWords));
  }
  return ranges;
}

function slices(text: string, start: number, end: number, mostWords: number): readonly Range[] {
  const most = Math.floor(mostWords / 2) * charactersPerWord;
  const ranges: Range[] = [];
  for (let from = start; from < end;) {
    let to = Math.min(end, from + most);
    if (to < end && isLowSurrogate(text.charCodeAt(to))) to -= 1;
    ranges.push([from, to]);
    from = to;
  }
  return ranges;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
