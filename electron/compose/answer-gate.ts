/** The answer gate of the manifest: how judge, overlap and nearness are weighed, and from where on an answer may be shown. */
import { z } from 'zod';
import type { AnswerGate, AnswerSignals } from '../features/ask/needs.ts';
import { sigmoid } from '../core/heads/calibrate-scores.ts';
import type { ModelStore } from '../ports/model-store.ts';

const rule = {
  judge: z.number(),
  overlap: z.number(),
  cosine: z.number(),
  offset: z.number(),
  threshold: z.number().gt(0).lt(1),
};

/** Two logistic rules with a threshold each: for questions that name a kind of clause, and for all others (see the card). */
export const AnswerGateFile = z.strictObject({
  version: z.literal(1),
  ...rule,
  /** Absent: no rule of its own for questions that name a kind. */
  kind: z
    .strictObject({ ...rule, kind: z.number() })
    .nullable()
    .default(null),
});
export type AnswerGateFile = Readonly<z.infer<typeof AnswerGateFile>>;

/** Used when no gate is listed: abstain unless judge and words agree. */
const cautious: AnswerGateFile = {
  version: 1,
  judge: 4,
  overlap: 4,
  cosine: 1,
  offset: -5,
  threshold: 0.6,
  kind: null,
};

export async function answerGate(store: ModelStore): Promise<AnswerGate> {
  const entry = store.manifest.models.find(({ role, tasks }) => role === 'rules' && tasks.includes('answer'));
  const file = entry === undefined ? cautious : AnswerGateFile.parse(await store.readJson(entry.id));
  return { threshold: file.threshold, support: (signals) => supportOf(file, signals) };
}

/** Logistic of the weighed signals, in [0, 1], on one scale: the rule for kinds is moved so that both thresholds meet. */
export function supportOf(file: AnswerGateFile, { judge, overlap, cosine, kind }: AnswerSignals): number {
  const ofKinds = kind === null ? null : file.kind;
  const weights = ofKinds ?? file;
  const score = weights.judge * judge + weights.overlap * overlap + weights.cosine * cosine + weights.offset;
  if (ofKinds === null || kind === null) return sigmoid(score);
  return sigmoid(score + ofKinds.kind * kind + logOdds(file.threshold) - logOdds(ofKinds.threshold));
}

function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}
