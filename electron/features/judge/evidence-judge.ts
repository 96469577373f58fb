/** Asks the evidence judge: does this passage carry the answer to this question? An adapter, one pass, two labels. */
import { z } from 'zod';
import type { Sha256 } from '../../contract/ids.ts';
import type { ModelEntry } from '../../contract/model.ts';
import type { ModelReference } from '../../contract/run.ts';
import { EvidenceJudgeSettings, evidencePrompt } from '../../contract/specialist-settings.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { RunPurpose } from './record-runs.ts';

export interface EvidenceJudge {
  readonly specialist: string;
  /** Probability of "yes" among yes and no, and the share of the vocabulary that the two took. */
  readonly judge: (
    question: string,
    passage: string,
    signal: AbortSignal,
  ) => Promise<{ probability: number; mass: number }>;
}

/** How an adapter appears in run records. `templateDigest` is the SHA-256 of its templates. */
export function adapterPurpose(entry: ModelEntry, task: string, templateDigest: Sha256): RunPurpose {
  const { template } = AdapterTemplate.parse(entry.settings);
  return { task, specialist: specialistName(entry), template: { ...template, sha256: templateDigest } };
}

/** The part that every adapter's settings have. */
const AdapterTemplate = z.object({ template: z.strictObject({ id: z.string(), version: z.int() }) });

/** `base` is the model that the adapter was trained for, by digest. Fails as the language model does. */
export function evidenceJudge(entry: ModelEntry, base: ModelReference, model: LanguageModel): EvidenceJudge {
  const settings = EvidenceJudgeSettings.parse(entry.settings);
  const adapters = [{ id: entry.id, sha256: entry.sha256, scale: 1 }];
  return {
    specialist: specialistName(entry),
    judge: async (question, passage, signal) => {
      const filled = evidencePrompt(settings, passage, question);
      const { probabilities, mass } = await model.scoreLabels({ model: base, adapters, ...filled }, signal);
      return { probability: probabilities[0] ?? 0, mass };
    },
  };
}

/** Name and version as they stand on every finding and sentence. */
export function specialistName(entry: Pick<ModelEntry, 'id' | 'version'>): string {
  return `${entry.id}@${entry.version}`;
}
