/** The lines of a page with their places. */
import type { Page } from '../../contract/text.ts';

export interface PageLine {
  /** `[start, end)` in the page's text, without the line feed. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Distance of the line's first piece from the top of the page in points; null where the page has no boxes. */
  readonly top: number | null;
}

/** Every line in the order of the text, blank ones too. */
export function pageLines({ text, items }: Pick<Page, 'text' | 'items'>): readonly PageLine[] {
  const lines: PageLine[] = [];
  let start = 0;
  let item = 0;
  while (start <= text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    while (item < items.length && (items[item]?.[0] ?? 0) < start) item += 1;
    const first = items[item];
    const top = first !== undefined && first[0] < Math.max(end, start + 1) ? first[3] : null;
    lines.push({ start, end, text: text.slice(start, end), top });
    start = end + 1;
  }
  return lines;
}
