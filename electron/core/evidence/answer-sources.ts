/** The documents whose text or subject stands in an answer: it goes when one of them is erased. */
import type { Answer } from '../../contract/answer.ts';

/** Every document that the answer asks about, cites, or shows as nearest. */
export function answerSources({
  document,
  sentences,
  nearest,
}: Pick<Answer, 'document' | 'sentences' | 'nearest'>): ReadonlySet<string> {
  const cited = [...nearest, ...sentences.flatMap((sentence) => sentence.citations)].map((one) => one.document);
  return new Set(document === null ? cited : [document, ...cited]);
}
