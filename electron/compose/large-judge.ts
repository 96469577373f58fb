/** Asks a larger model of this machine, without an adapter, whether a passage answers a question. */
import { createHash } from 'node:crypto';
import { CloisterError, type FailureCode } from '../contract/failure.ts';
import { Sha256 } from '../contract/ids.ts';
import type { ModelEntry } from '../contract/model.ts';
import { evidencePrompt, type EvidenceJudgeSettings } from '../contract/specialist-settings.ts';
import type { Judged, PassageJudge } from '../features/extract/needs.ts';
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

/** A model that cannot be asked holds nothing up: the next step of the route goes on, and the hop says why. */
const passedOver: Partial<Record<FailureCode, string>> = {
  'model-missing': 'its file is missing',
  'model-altered': 'its file is not the one that was approved',
  'model-failed': 'it could not be loaded or broke off',
  'no-approved-model': 'it is no longer approved',
};

/** Fails with `cancelled`, and with `log-unavailable` when the log refuses to record that it was loaded. */
export function largeJudge(entry: ModelEntry, task: string, runs: RunRecorder): PassageJudge {
  const words = JSON.stringify([settings.prefixTemplate, settings.promptTemplate]);
  const sha256 = Sha256.parse(createHash('sha256').update(words).digest('hex'));
  const specialist = specialistName(entry);
  const model = runs.model({ task, specialist, template: { ...settings.template, sha256 } });
  return {
    specialist,
    judge: async (question, passage, signal) => {
      const filled = evidencePrompt(settings, passage, question);
      const base = { id: entry.id, sha256: entry.sha256 };
      try {
        const { probabilities } = await model.scoreLabels({ model: base, adapters: [], ...filled }, signal);
        return { probability: probabilities[0] ?? 0 };
      } catch (cause) {
        return unasked(cause);
      }
    },
  };
}

function unasked(cause: unknown): Judged {
  const why = cause instanceof CloisterError ? passedOver[cause.code] : undefined;
  if (why === undefined) throw cause;
  return { probability: null, why };
}
