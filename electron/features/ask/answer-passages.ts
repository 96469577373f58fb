/** The task `answer`: a question over given passages, with the same judge, gate and sentences as a question over a matter. */
import type { AnswerOf } from '../../contract/predict.ts';
import { contentOverlap } from '../../core/text/content-overlap.ts';
import { queryTerms } from '../../core/text/query-terms.ts';
import { bestSentence } from './best-sentence.ts';
import type { AskNeeds } from './needs.ts';
import { speakingPassages } from './write-sentences.ts';

export interface GivenPassage {
  readonly id: string;
  readonly text: string;
}

/** `similarity`: cosine of question and each passage, in order. Sentences are the passages' own words; offsets are into the passage. */
export async function answerPassages(
  question: string,
  passages: readonly GivenPassage[],
  similarity: readonly number[],
  { judge, gate, topics }: Pick<AskNeeds, 'judge' | 'gate' | 'topics'>,
  signal: AbortSignal,
): Promise<AnswerOf<'answer'>> {
  const kindOf = topics?.(queryTerms(question).terms) ?? (() => null);
  const judged = [];
  for (const [index, passage] of passages.entries()) {
    const { probability } = await judge.judge(question, passage.text, signal);
    const overlap = contentOverlap(question, passage.text);
    const cosine = Math.max(0, similarity[index] ?? 0);
    judged.push({
      passage,
      support: gate.support({ judge: probability, overlap, cosine, kind: kindOf(passage.text) }),
    });
  }
  judged.sort((left, right) => right.support - left.support);
  const sentences = [];
  for (const { passage } of speakingPassages(judged, gate.threshold)) {
    const [start, end] = await bestSentence(question, passage.text, judge, signal);
    const text = passage.text.slice(start, end);
    sentences.push({ text: text.replace(/\s+/gu, ' ').trim(), citations: [{ passage: passage.id, start, end, text }] });
  }
  return { abstained: sentences.length === 0, sentences, unsupported: [] };
}
