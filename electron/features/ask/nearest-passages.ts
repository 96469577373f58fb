/** The passages an abstention offers instead of an answer: nearest first, each located. */
import type { Evidence } from '../../contract/evidence.ts';
import { evidenceFor } from '../../core/evidence/evidence-for.ts';
import type { JudgedPassage } from './judge-passages.ts';
import type { AskNeeds } from './needs.ts';
import type { Passage } from './retrieve.ts';

const offered = 4;

/** Up to four passages with their places. */
export async function nearestPassages(
  judged: readonly JudgedPassage[],
  passages: readonly Passage[],
  { record }: AskNeeds,
): Promise<readonly Evidence[]> {
  const chosen = (judged.length > 0 ? judged : passages).slice(0, offered);
  const located = await Promise.all(
    chosen.map(async ({ chunk }) => {
      const page = await record.page(chunk.document, chunk.span.page);
      const quote = page?.text.slice(chunk.span.start, chunk.span.end);
      if (page === null || quote === undefined) return null;
      return evidenceFor(page, quote, { document: chunk.document, chunk: chunk.id, near: chunk.span.start });
    }),
  );
  return located.filter((evidence) => evidence !== null);
}
