/** Finds what a page repeats from page to page: running heads and feet, page numbers, line numbers. It stays in the text but out of the passages. */
import type { Page } from '../../contract/text.ts';
import { pageLines, type PageLine } from './page-lines.ts';

type FurniturePage = Pick<Page, 'text' | 'items' | 'size'>;

/** For each page its furniture as `[start, end)` ranges in reading order. Needs all pages: furniture is what repeats. */
export function findFurniture(pages: readonly FurniturePage[]): readonly (readonly [number, number])[][] {
  const edges = pages.map((page) => edgeLines(page));
  const repeated = repeatedForms(edges);
  return pages.map((page, index) => {
    const running = (edges[index] ?? []).filter((line) => repeated.has(formOf(line)) || isPageNumber(line.text));
    const numbers = lineNumbers(pageLines(page));
    return [...new Set([...running, ...numbers])]
      .sort((left, right) => left.start - right.start)
      .map(({ start, end }) => [start, end] as const);
  });
}

/** Share of the height at top and bottom where heads and feet stand. */
const edgeShare = 0.11;
/** Lines at either end of the text that are looked at. */
const edgeCount = 3;

/** Lines that may be heads or feet: first and last of the text, or high and low on the page. A page of few lines has none. */
function edgeLines(page: FurniturePage): readonly PageLine[] {
  const lines = pageLines(page).filter(({ text }) => text.trim() !== '');
  const count = lines.length > edgeCount * 2 ? edgeCount : Math.floor(lines.length / 3);
  const edge = (line: PageLine, index: number): boolean => {
    if (line.text.length > 200) return false;
    if (index < count || index >= lines.length - count) return true;
    return line.top !== null && (line.top < page.size.h * edgeShare || line.top > page.size.h * (1 - edgeShare));
  };
  return lines.filter(edge);
}

/** Forms that stand on at least half of the pages, and on two or more. */
function repeatedForms(edges: readonly (readonly PageLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const lines of edges) {
    for (const form of new Set(lines.map(formOf))) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const needed = Math.max(2, Math.ceil(edges.length / 2));
  return new Set([...counts].filter(([, count]) => count >= needed).map(([form]) => form));
}

/** A line with its numbers blanked and its white space evened out, so that `Page 3 of 9` and `Page 4 of 9` are one form. */
function formOf({ text }: PageLine): string {
  return text.trim().toLowerCase().replace(/\d+/gu, '#').replace(/\s+/gu, ' ');
}

function isPageNumber(text: string): boolean {
  return /^\s*(?:[-–—]\s?)?(?:page|seite|p\.)\s?\d{1,4}(?:\s?(?:of|\/|von)\s?\d{1,4})?(?:\s?[-–—])?\s*$/iu.test(text);
}

/** Numbers alone on their lines that count up by one, ten or more: the margin of a pleading. */
function lineNumbers(lines: readonly PageLine[]): readonly PageLine[] {
  const alone = lines.filter(({ text }) => /^\s*\d{1,3}\s*$/u.test(text));
  const counting = alone.filter((line, index) => {
    const value = Number(line.text);
    return Number(alone[index - 1]?.text) === value - 1 || Number(alone[index + 1]?.text) === value + 1;
  });
  return counting.length >= 10 ? counting : [];
}
