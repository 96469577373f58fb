/** The quote and place of a passage: its own words, letter for letter. */
import type { Chunk } from '../../contract/document.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Page } from '../../contract/text.ts';

/** Passages are cut from the stored text of their page, so they stand there exactly. */
export function chunkEvidence(chunk: Chunk, { textVersion }: Pick<Page, 'textVersion'>): Evidence {
  const { document, span, text, id } = chunk;
  return { document, textVersion, span, quote: text, match: 'exact', distance: 0, chunk: id };
}
