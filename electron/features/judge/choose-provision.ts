/** The task `legal.provision`: which of some names, given with the item, does a provision carry? A new list of names needs no training. */
import type { AnswerOf } from '../../contract/predict.ts';
import { knowsWords, labelSignals, type NamedVector } from '../../core/judgement/label-signals.ts';
import type { LabelSpace } from '../../core/judgement/open-label-space.ts';
import { scoreChoices } from '../../core/judgement/score-signals.ts';
import type { Embedder } from '../../ports/embedder.ts';

export interface ProvisionChooser {
  readonly choose: (
    text: string,
    labels: readonly string[],
    signal: AbortSignal,
  ) => Promise<AnswerOf<'legal.provision'>>;
}

/** A longer text is cut, in UTF-16 units: what a provision is about stands at its beginning, and captions were learnt from 1,500. */
const longest = 4000;

/** Remembers the vectors of names, because the same list comes with every item. Fails as the embedder does. */
export function provisionChooser(space: LabelSpace, embedder: Embedder): ProvisionChooser {
  const vectors = new Map<string, Float32Array>();
  return {
    choose: async (text, labels, signal) => {
      const read = text.slice(0, longest);
      const names = await namesOf([...new Set(labels)], vectors, embedder, signal);
      const [vector = new Float32Array(embedder.dimensions)] = await embedder.embed([read], signal);
      const chances = scoreChoices(space.choice, labelSignals(space, read, vector, names));
      return answerOf(space, read, names, chances);
    },
  };
}

async function namesOf(
  labels: readonly string[],
  vectors: Map<string, Float32Array>,
  embedder: Embedder,
  signal: AbortSignal,
): Promise<readonly NamedVector[]> {
  const unknown = labels.filter((label) => !vectors.has(label));
  if (unknown.length > 0) {
    const made = await embedder.embed(unknown, signal);
    unknown.forEach((label, at) => vectors.set(label, made[at] ?? new Float32Array(embedder.dimensions)));
  }
  return labels.map((label) => ({ label, vector: vectors.get(label) ?? new Float32Array(embedder.dimensions) }));
}

function answerOf(
  space: LabelSpace,
  text: string,
  names: readonly NamedVector[],
  chances: readonly number[],
): AnswerOf<'legal.provision'> {
  const alternatives = names
    .map(({ label }, at) => ({ label, probability: chances[at] ?? 0 }))
    .sort((left, right) => right.probability - left.probability);
  const best = alternatives[0] ?? { label: '', probability: 0 };
  const { accept } = space.choice;
  const unsure = accept.threshold === null || best.probability < accept.threshold;
  return { ...best, alternatives, abstained: unsure || !knowsWords(space, text) };
}
