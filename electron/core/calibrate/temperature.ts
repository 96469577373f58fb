/** Temperature scaling: one number that softens or sharpens all scores of a model. Guo, Pleiss, Sun, Weinberger (2017). */
import { softmax } from '../heads/calibrate-scores.ts';

export interface ScoredChoice {
  /** Raw scores, one per label. */
  readonly scores: readonly number[];
  /** Position of the right label. */
  readonly right: number;
}

const golden = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature under which the right labels are least surprising, between e^-4 and e^4. Deterministic: golden-section search
 * over the logarithm, 60 steps; the loss has one minimum. Without choices it is 1.
 */
export function fitTemperature(choices: readonly ScoredChoice[]): number {
  if (choices.length === 0) return 1;
  let [low, high] = [-4, 4];
  for (let step = 0; step < 60; step += 1) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (surprise(choices, Math.exp(left)) <= surprise(choices, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** Mean negative log likelihood of the right labels at a temperature. */
export function surprise(choices: readonly ScoredChoice[], temperature: number): number {
  const total = choices.reduce((sum, { scores, right }) => {
    const chance = softmax(Float64Array.from(scores), temperature)[right] ?? 0;
    return sum - Math.log(Math.max(chance, 1e-12));
  }, 0);
  return total / choices.length;
}
