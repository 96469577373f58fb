/** The answer gate of the manifest: how judge, overlap and nearness are weighed, and from where on an answer may be shown. */
import { z } from 'zod';
import type { AnswerGate, AnswerSignals } from '../features/ask/needs.ts';
import type { ModelStore } from '../ports/model-store.ts';

/** A logistic rule over four signals; fitted on training contracts (see the card). */
export const AnswerGateFile = z.strictObject({
  version: z.literal(1),
  judge: z.number(),
  overlap: z.number(),
  cosine: z.number(),
  /** Absent in gates that were fitted before passages had a kind. */
  kind: z.number().default(0),
  offset: z.number(),
  threshold: z.number().min(0).max(1),
});
export type AnswerGateFile = Readonly<z.infer<typeof AnswerGateFile>>;

/** Used when no gate is listed: abstain unless judge and words agree. */
const cautious: AnswerGateFile = { version: 1, judge: 4, overlap: 4, cosine: 1, kind: 2, offset: -5, threshold: 0.6 };

export async function answerGate(store: ModelStore): Promise<AnswerGate> {
  const entry = store.manifest.models.find(({ role, tasks }) => role === 'rules' && tasks.includes('answer'));
  const file = entry === undefined ? cautious : AnswerGateFile.parse(await store.readJson(entry.id));
  return { threshold: file.threshold, support: (signals) => supportOf(file, signals) };
}

/** Logistic of the weighed signals, in [0, 1]. */
export function supportOf(weights: AnswerGateFile, { judge, overlap, cosine, kind }: AnswerSignals): number {
  const score =
    weights.judge * judge + weights.overlap * overlap + weights.cosine * cosine + weights.kind * kind + weights.offset;
  return 1 / (1 + Math.exp(-score));
}
