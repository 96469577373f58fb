/** Writes the answer from the passages that carry it: the document's own sentences, each with its place. */
import type { AnswerSentence } from '../../contract/answer.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Page } from '../../contract/text.ts';
import { evidenceFor } from '../../core/evidence/evidence-for.ts';
import { contentOverlap } from '../../core/text/content-overlap.ts';
import { splitSentences } from '../../core/text/split-sentences.ts';
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
  const best = judged[0]?.support ?? 0;
  const speaking = judged
    .filter(({ support }) => support >= needs.gate.threshold && support >= best * companion)
    .slice(0, spoken);
  const sentences: AnswerSentence[] = [];
  for (const passage of speaking) {
    const sentence = await sentenceFrom(question, passage, needs, options.signal);
    if (sentence === null) continue;
    sentences.push(sentence);
    options.onSentence(sentence);
  }
  return sentences;
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
  const range = await bestSentence(question, chunk.text, needs, signal);
  const evidence = cite(page, passage, range);
  if (evidence === null) return null;
  return {
    text: evidence.quote.replace(/\s+/gu, ' ').trim(),
    citations: [evidence],
    support: 'supported',
    probability: passage.support,
  };
}

/** The sentence of the passage that the judge likes best. Only the three nearest in words are read. */
async function bestSentence(
  question: string,
  text: string,
  { judge }: AskNeeds,
  signal: AbortSignal,
): Promise<readonly [number, number]> {
  const ranges = splitSentences(text).filter(([start, end]) => end - start > 12);
  const [only] = ranges;
  if (only === undefined) return [0, text.length];
  if (ranges.length === 1) return only;
  const nearest = ranges
    .map((range) => ({ range, overlap: contentOverlap(question, text.slice(...range)) }))
    .sort((left, right) => right.overlap - left.overlap)
    .slice(0, 3);
  let best = { range: only, score: -1 };
  for (const { range, overlap } of nearest) {
    const { probability } = await judge.judge(question, text.slice(...range), signal);
    const score = probability + overlap;
    if (score > best.score) best = { range, score };
  }
  return best.range;
}

function cite(page: Page, { chunk }: JudgedPassage, [start, end]: readonly [number, number]): Evidence | null {
  const quote = page.text.slice(chunk.span.start + start, chunk.span.start + end);
  return evidenceFor(page, quote, { document: chunk.document, chunk: chunk.id, near: chunk.span.start + start });
}
