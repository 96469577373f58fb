/** Finds where a quote stands in a document. */
import type { Evidence } from '../../contract/evidence.ts';
import type { Page } from '../../contract/text.ts';
import { locateConfused, locateExact, locateNormalised, type Located } from './locate-quote.ts';

export type LocatedQuote = Pick<Evidence, 'textVersion' | 'span' | 'quote' | 'match' | 'distance'>;

type LocatablePage = Pick<Page, 'n' | 'text' | 'source' | 'textVersion'>;

/**
 * The quote's place, its `quote` being the page's own words. `preferPage` is looked at first, exact and normalised; then all pages exact,
 * then normalised, then near. A quote that runs over the end of a page is not located. Null when it stands nowhere.
 */
export function locateInPages(
  pages: readonly LocatablePage[],
  quote: string,
  { preferPage }: { readonly preferPage?: number } = {},
): LocatedQuote | null {
  const preferred = pages.filter(({ n }) => n === preferPage);
  const inOrder = [...preferred, ...pages.filter(({ n }) => n !== preferPage)];
  return (
    firstOf(preferred, quote, locateExact) ??
    firstOf(preferred, quote, locateNormalised) ??
    firstOf(inOrder, quote, locateExact) ??
    firstOf(inOrder, quote, locateNormalised) ??
    firstOf(inOrder, quote, locateConfused)
  );
}

function firstOf(
  pages: readonly LocatablePage[],
  quote: string,
  locate: (page: LocatablePage, quote: string) => Located | null,
): LocatedQuote | null {
  for (const page of pages) {
    const found = locate(page, quote);
    if (found !== null) return toLocatedQuote(page, found);
  }
  return null;
}

/** Puts the page and its own words to a place. */
export function toLocatedQuote(page: LocatablePage, { start, end, match, distance }: Located): LocatedQuote {
  const span = { page: page.n, start, end };
  return { textVersion: page.textVersion, span, quote: page.text.slice(start, end), match, distance };
}
