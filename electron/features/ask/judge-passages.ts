/** Lets the evidence judge read the nearest passages, and weighs its word with overlap and nearness. */
import { contentOverlap } from '../../core/text/content-overlap.ts';
import type { AskNeeds } from './needs.ts';
import type { Passage } from './retrieve.ts';

export interface JudgedPassage extends Passage {
  /** The judge's probability that the passage answers the question. */
  readonly judge: number;
  /** After the gate: what decides whether it may be shown. */
  readonly support: number;
}

/** The judge reads about half a second per passage on two cores: eight are four seconds. */
const read = 8;

/** Judged passages, best first. An empty list in, an empty list out. */
export async function judgePassages(
  question: string,
  passages: readonly Passage[],
  { judge, gate }: AskNeeds,
  { signal }: { readonly signal: AbortSignal },
): Promise<readonly JudgedPassage[]> {
  const judged: JudgedPassage[] = [];
  for (const passage of passages.slice(0, read)) {
    const { probability } = await judge.judge(question, passage.chunk.text, signal);
    const overlap = contentOverlap(question, passage.chunk.text);
    const support = gate.support({
      judge: probability,
      overlap,
      cosine: Math.max(0, passage.cosine),
      kind: passage.kind,
    });
    judged.push({ ...passage, judge: probability, support });
  }
  return judged.sort((left, right) => right.support - left.support);
}
