/** Writes the answer from the passages that carry it: the document's own sentences, each with its place. */
import type { AnswerSentence } from '../../contract/answer.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Page } from '../../contract/text.ts';
import { evidenceFor } from '../../core/evidence/evidence-for.ts';
import { bestSentence } from './best-sentence.ts';
import type { JudgedPassage } from './judge-passages.ts';
import type { AskNeeds } from './needs.ts';

/** At most this many passages speak in one answer; more is a case for "every mention". */
const spoken = 3;
/** A second passage must be nearly as well supported as the best one. */
const companion = 0.9;

/** Sentences in order of support. Empty when no passage reaches the gate's threshold. */
export async function writeSentences(
  question: string,
  judged: readonly JudgedPassage[],
  needs: AskNeeds,
  options: { readonly signal: AbortSignal; readonly onSentence: (sentence: AnswerSentence) => void },
): Promise<readonly AnswerSentence[]> {
  const speaking = speakingPassages(judged, needs.gate.threshold);
  const sentences: AnswerSentence[] = [];
  for (const passage of speaking) {
    const sentence = await sentenceFrom(question, passage, needs, options.signal);
    if (sentence === null) continue;
    sentences.push(sentence);
    options.onSentence(sentence);
  }
  return sentences;
}

/** The passages that may speak: over the threshold, nearly as good as the best one, at most three. Best first in, best first out. */
export function speakingPassages<P extends { readonly support: number }>(
  judged: readonly P[],
  threshold: number,
): readonly P[] {
  const best = judged[0]?.support ?? 0;
  return judged.filter(({ support }) => support >= threshold && support >= best * companion).slice(0, spoken);
}

async function sentenceFrom(
  question: string,
  passage: JudgedPassage,
  needs: AskNeeds,
  signal: AbortSignal,
): Promise<AnswerSentence | null> {
  const { chunk } = passage;
  const page = await needs.record.page(chunk.document, chunk.span.page);
  if (page === null) return null;
  const range = await bestSentence(question, chunk.text, needs.judge, signal);
  const evidence = cite(page, passage, range);
  if (evidence === null) return null;
  return {
    text: evidence.quote.replace(/\s+/gu, ' ').trim(),
    citations: [evidence],
    // The sentence is the document's own: there is nothing a checker could compare it with.
    support: 'not-checked',
    probability: passage.support,
  };
}

function cite(page: Page, { chunk }: JudgedPassage, [start, end]: readonly [number, number]): Evidence | null {
  const quote = page.text.slice(chunk.span.start + start, chunk.span.start + end);
  return evidenceFor(page, quote, { document: chunk.document, chunk: chunk.id, near: chunk.span.start + start });
}
