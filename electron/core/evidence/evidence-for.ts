/** The only way to make evidence: from a page and a quote that stands on it. */
import type { Evidence } from '../../contract/evidence.ts';
import type { ChunkId, DocumentId } from '../../contract/ids.ts';
import type { Page } from '../../contract/text.ts';
import { locateQuote } from './locate-quote.ts';
import { toLocatedQuote } from './locate-in-pages.ts';

/** Longest quote that evidence may hold, in UTF-16 units. */
const longest = 20_000;

/** Evidence whose `quote` is the page's own words, or null when the quote is not located. `near`: where it was read, to tell repeated words apart. */
export function evidenceFor(
  page: Pick<Page, 'n' | 'text' | 'source' | 'textVersion'>,
  quote: string,
  {
    document,
    chunk,
    near = 0,
  }: { readonly document: DocumentId; readonly chunk: ChunkId | null; readonly near?: number },
): Evidence | null {
  const found = locateQuote(page, quote, { near });
  if (found === null || found.end - found.start > longest) return null;
  return { ...toLocatedQuote(page, found), document, chunk };
}
