/** Asks a larger model of this machine, without an adapter, whether a passage answers a question. */
import { createHash } from 'node:crypto';
import { Sha256 } from '../contract/ids.ts';
import type { ModelEntry } from '../contract/model.ts';
import { evidencePrompt, type EvidenceJudgeSettings } from '../contract/specialist-settings.ts';
import type { PassageJudge } from '../features/extract/needs.ts';
import { specialistName } from '../features/judge/evidence-judge.ts';
import type { RunRecorder } from '../features/judge/record-runs.ts';

/** Plain words, because nothing was trained on them: how good a site's model is at it, its golden set says. */
const settings: EvidenceJudgeSettings = {
  kind: 'evidence-judge',
  template: { id: 'large-judge', version: 1 },
  prefixTemplate: 'Paragraph: {passage}',
  promptTemplate: '\nQuestion: {question}\nDoes the paragraph answer the question? Answer yes or no.\nAnswer:',
  yes: ' yes',
  no: ' no',
  maxPrefixTokens: 400,
};

export function largeJudge(entry: ModelEntry, runs: RunRecorder): PassageJudge {
  const words = JSON.stringify([settings.prefixTemplate, settings.promptTemplate]);
  const sha256 = Sha256.parse(createHash('sha256').update(words).digest('hex'));
  const specialist = specialistName(entry);
  const model = runs.model({ task: 'extract', specialist, template: { ...settings.template, sha256 } });
  return {
    specialist,
    judge: async (question, passage, signal) => {
      const filled = evidencePrompt(settings, passage, question);
      const base = { id: entry.id, sha256: entry.sha256 };
      const { probabilities } = await model.scoreLabels({ model: base, adapters: [], ...filled }, signal);
      return { probability: probabilities[0] ?? 0 };
    },
  };
}
