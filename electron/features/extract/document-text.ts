/** The pages of a document as one text for the grammars, and the way back from its offsets to evidence. */
import type { Chunk } from '../../contract/document.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { DocumentId } from '../../contract/ids.ts';
import type { Page } from '../../contract/text.ts';
import { evidenceFor } from '../../core/evidence/evidence-for.ts';
import type { TextSpan } from '../../core/rules/candidate.ts';

export interface DocumentText {
  /** Page texts in order, one line break between them. Running heads, feet and hidden text are blanks of the same length. */
  readonly text: string;
  readonly pagesRead: number;
  /** Numbers of the pages whose text could not be had. */
  readonly unreadable: readonly number[];
  /** One piece of evidence per page that the span touches; empty when it touches none. */
  readonly locate: (span: TextSpan) => readonly Evidence[];
  /** The passage that holds the start of the span, or null. */
  readonly chunkAt: (span: TextSpan) => Chunk | null;
  /** Where a passage stands in the joined text, or null when its page was not read. */
  readonly spanOf: (chunk: Chunk) => TextSpan | null;
}

interface Part extends TextSpan {
  readonly page: Page;
}

export function joinPages(document: DocumentId, pages: readonly Page[], chunks: readonly Chunk[]): DocumentText {
  const parts = layOut(pages);
  const chunkAt = (span: TextSpan): Chunk | null => chunkHolding(span, parts, chunks);
  return {
    text: parts.map(({ page }) => visible(page)).join('\n'),
    pagesRead: pages.filter(isReadable).length,
    unreadable: pages.filter((page) => !isReadable(page)).map(({ n }) => n),
    locate: (span) => parts.flatMap((part) => evidenceOn(document, part, span, chunkAt(span))),
    chunkAt,
    spanOf: ({ span }) => {
      const part = parts.find(({ page }) => page.n === span.page);
      return part === undefined ? null : { start: part.start + span.start, end: part.start + span.end };
    },
  };
}

function isReadable({ status }: Page): boolean {
  return status === 'ok' || status === 'partial';
}

function layOut(pages: readonly Page[]): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const page of pages) {
    parts.push({ page, start, end: start + page.text.length });
    start += page.text.length + 1;
  }
  return parts;
}

// What a reader of the page does not see, or sees on every page, is no evidence of anything.
function visible(page: Page): string {
  let text = page.text;
  for (const [start, end] of [...page.hidden, ...page.furniture]) {
    text = text.slice(0, start) + text.slice(start, end).replace(/\S/gu, blank) + text.slice(end);
  }
  return text;
}

// One unit for one unit: offsets must not move.
function blank(character: string): string {
  return ' '.repeat(character.length);
}

// The quote is located on the page like any other: what the locator does not find is no evidence.
function evidenceOn(document: DocumentId, part: Part, span: TextSpan, chunk: Chunk | null): readonly Evidence[] {
  const { page } = part;
  const start = Math.max(span.start, part.start) - part.start;
  const end = Math.min(span.end, part.end) - part.start;
  const quote = page.text.slice(start, Math.max(start, end));
  if (quote.trim() === '') return [];
  const evidence = evidenceFor(page, quote, { document, chunk: chunk?.id ?? null, near: start });
  return evidence === null ? [] : [evidence];
}

function chunkHolding(span: TextSpan, parts: readonly Part[], chunks: readonly Chunk[]): Chunk | null {
  const part = parts.find(({ start, end }) => span.start >= start && span.start < end);
  if (part === undefined) return null;
  const at = span.start - part.start;
  return (
    chunks.find((chunk) => chunk.span.page === part.page.n && at >= chunk.span.start && at < chunk.span.end) ?? null
  );
}
