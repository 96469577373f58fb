/** The lines of a page with their places. */
import type { Page, TextItem } from '../../contract/text.ts';

export interface PageLine {
  /** `[start, end)` in the page's text, without the line feed. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Distance of the line's first piece from the top of the page in points; null where the page has no boxes. */
  readonly top: number | null;
}

/**
 * Every line in the order of the text, blank ones too. A piece that stands at another height than the one before it begins a line, line feed
 * or not: feet that were printed over the page often follow its last word directly.
 */
export function pageLines({ text, items }: Pick<Page, 'text' | 'items'>): readonly PageLine[] {
  const lines: PageLine[] = [];
  let start = 0;
  let item = 0;
  while (start <= text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    const first = item;
    while (item < items.length && (items[item]?.[0] ?? 0) < Math.max(end, start + 1)) item += 1;
    lines.push(...splitByHeight(text, start, end, items.slice(first, item)));
    start = end + 1;
  }
  return lines;
}

function splitByHeight(text: string, start: number, end: number, items: Page['items']): readonly PageLine[] {
  const lines: PageLine[] = [];
  let from = start;
  let top = items[0]?.[3] ?? null;
  items.forEach((item, index) => {
    const before = items[index - 1];
    if (before === undefined || item[0] <= from || !isElsewhere(before, item)) return;
    lines.push({ start: from, end: item[0], text: text.slice(from, item[0]), top });
    from = item[0];
    top = item[3];
  });
  return [...lines, { start: from, end, text: text.slice(from, end), top }];
}

/** The foot of one and the foot of the other are further apart than either is high: no index, no raised sign. */
function isElsewhere([, , , y, , h]: TextItem, [, , , nextY, , nextH]: TextItem): boolean {
  return Math.abs(y + h - nextY - nextH) > 1.2 * Math.max(h, nextH);
}

/** For each line: whether it stands clearly further below the line before it than lines on this page mostly do. */
export function spacedLines(lines: readonly PageLine[]): readonly boolean[] {
  const gaps = lines.map(({ top }, index) => gapOf(lines[index - 1]?.top ?? null, top));
  const usual = gaps.filter((gap) => gap > 0).sort((left, right) => left - right);
  const median = usual[Math.floor(usual.length / 2)] ?? Infinity;
  return gaps.map((gap) => gap > 1.5 * median);
}

function gapOf(before: number | null, top: number | null): number {
  return before === null || top === null ? 0 : top - before;
}
