/** Asks a label adapter: which label of its closed set does this text carry? One pass, all labels scored. */
import type { LabelScore } from '../../contract/finding.ts';
import type { ModelEntry } from '../../contract/model.ts';
import type { ModelReference } from '../../contract/run.ts';
import { LabelAdapterSettings, labelPrompt } from '../../contract/specialist-settings.ts';
import type { LanguageModel } from '../../ports/language-model.ts';

export type LabelText = (text: string, signal: AbortSignal) => Promise<readonly LabelScore[]>;

/** Scores of every label by its title, best first. Fails as the language model does. */
export function labelAdapter(entry: ModelEntry, base: ModelReference, model: LanguageModel): LabelText {
  const settings = LabelAdapterSettings.parse(entry.settings);
  const adapters = [{ id: entry.id, sha256: entry.sha256, scale: 1 }];
  return async (text, signal) => {
    const filled = labelPrompt(settings, text);
    const { probabilities } = await model.scoreLabels({ model: base, adapters, ...filled }, signal);
    return settings.labels
      .map(({ title }, index) => ({ label: title, probability: probabilities[index] ?? 0 }))
      .sort((left, right) => right.probability - left.probability);
  };
}
