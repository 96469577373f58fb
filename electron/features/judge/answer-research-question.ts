/** The task `health.question`: yes, no or maybe to a research question over the parts of an abstract, with the sentence to look at. */
import type { AnswerOf } from '../../contract/predict.ts';
import type { SignalHeadFile } from '../../contract/signal-head.ts';
import { nearestSentences } from '../../core/judgement/nearest-sentences.ts';
import { questionSignals } from '../../core/judgement/question-signals.ts';
import { scoreSignals } from '../../core/judgement/score-signals.ts';

/** Labels of the head, in its order. */
const labels = ['yes', 'no', 'maybe'] as const;
/** Sentences shown beside the answer. */
const shown = 2;

/** Pure. Offsets are into the context named by `context`. Without a question or any text the answer is `maybe`, abstained. */
export function answerResearchQuestion(
  question: string,
  contexts: readonly string[],
  head: SignalHeadFile,
): AnswerOf<'health.question'> {
  const evidence = nearestSentences(question, contexts, shown).map(({ index, start, end, text }) => ({
    context: index,
    start,
    end,
    text,
  }));
  if (question.trim() === '' || evidence.length === 0)
    return { label: 'maybe', probability: 1 / labels.length, evidence: [], abstained: true };
  const chances = scoreSignals(head, questionSignals(question, contexts));
  const probability = Math.max(...chances);
  const label = labels[chances.indexOf(probability)] ?? 'maybe';
  const { threshold } = head.accept;
  return { label, probability, evidence, abstained: threshold === null || probability < threshold };
}
