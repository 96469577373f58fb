/** What an answer rests on: pages searched, pages nobody could read, exact terms found and used. */
import type { AnswerSentence, Coverage } from '../../contract/answer.ts';
import type { DocumentRecord } from '../../contract/document.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Page } from '../../contract/text.ts';
import { findMentions } from '../../core/text/find-mentions.ts';
import type { QueryTerms } from '../../core/text/query-terms.ts';
import type { AskNeeds } from './needs.ts';

/** Counts over the documents that the question was put to. A document without pages counts as one unreadable page 0; pages that
 *  are not in the index yet count in `pagesTotal` alone. */
export async function coverageOf(
  documents: readonly DocumentRecord[],
  terms: QueryTerms,
  sentences: readonly AnswerSentence[],
  { record }: AskNeeds,
): Promise<Coverage> {
  const read = await Promise.all(
    documents.map(async (one) => ({ id: one.id, isIndexed: isIndexed(one), pages: await record.pages(one.id) })),
  );
  const readable = read.flatMap(({ pages }) => pages.filter(isReadable));
  const searched = read.flatMap((one) => (one.isIndexed ? one.pages.filter(isReadable) : []));
  const unreadable = read.flatMap(({ id, pages }) => unreadablePages(id, pages));
  const counted = [...terms.exact, ...terms.terms]
    .slice(0, 12)
    .map((term) => ({ term, mentions: countMentions(searched, term) }));
  return {
    documents: documents.length,
    pagesSearched: searched.length,
    pagesTotal: readable.length + unreadable.length,
    unreadable,
    terms: counted,
    mentions: counted.reduce((sum, { mentions }) => sum + mentions, 0),
    used: countUsed(
      sentences.flatMap(({ citations }) => citations),
      counted.map(({ term }) => term),
    ),
  };
}

/** A document that is still being imported, or must be indexed again, has pages that the search cannot reach. */
function isIndexed({ status }: DocumentRecord): boolean {
  return status === 'indexed' || status === 'ready';
}

function isReadable({ status }: Page): boolean {
  return status === 'ok' || status === 'partial';
}

function unreadablePages(document: DocumentRecord['id'], pages: readonly Page[]): Coverage['unreadable'] {
  if (pages.length === 0) return [{ document, page: 0 }];
  return pages.filter((page) => !isReadable(page)).map(({ n }) => ({ document, page: n }));
}

function countMentions(pages: readonly Page[], term: string): number {
  return findMentions(pages, term).length;
}

function countUsed(citations: readonly Evidence[], terms: readonly string[]): number {
  const quotes = citations.map(({ quote }) => quote.toLowerCase());
  return terms.reduce((sum, term) => sum + quotes.filter((quote) => quote.includes(term.toLowerCase())).length, 0);
}
