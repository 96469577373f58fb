/** Picks the reader for a kind of document. Runs in the parse process; everything it is given is hostile. */
import type { ReadOutcome } from '../../contract/text.ts';
import { readText } from './text/read-text.ts';
import type { ReadInput } from './read-input.ts';

/** Never throws for a bad document: it ends in a typed outcome. */
export async function readDocument(input: ReadInput): Promise<ReadOutcome> {
  if (input.bytes.length === 0) return { status: 'rejected', reason: 'empty', detail: '' };
  if (input.bytes.length > input.limits.maxBytes) return { status: 'limit', which: 'bytes', pages: [], problems: [] };
  // pdf.js takes a while to load, and plain text has no need of it.
  if (input.kind === 'pdf') return (await import('./pdf/read-pdf.ts')).readPdf(input);
  if (input.kind === 'text') return readText(input);
  return { status: 'rejected', reason: 'not-supported', detail: input.kind };
}
