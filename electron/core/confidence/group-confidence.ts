/**
 * How sure a language model was while it wrote, after Fu, Wang, Tian and Zhao 2025, "Deep Think with Confidence"
 * (https://arxiv.org/abs/2508.15260). Numbers are negative mean log-probabilities: larger is surer. Nothing here asks a model what it thinks of itself.
 */

/** Confidence of one step: minus the mean of the log-probabilities of the `k` likeliest tokens (natural logarithm). A peaked step has unlikely rivals, and scores high. */
export function tokenConfidence(logProbabilities: readonly number[]): number {
  return -mean(logProbabilities);
}

/** Mean confidence of each window of `window` steps in a row; one group of all steps where there are fewer; none for no step. */
export function groupConfidences(steps: readonly number[], window: number): number[] {
  if (steps.length === 0) return [];
  const width = Math.min(window, steps.length);
  let sum = steps.slice(0, width).reduce((all, step) => all + step, 0);
  const groups = [sum / width];
  for (let end = width; end < steps.length; end++) {
    sum += (steps[end] ?? 0) - (steps[end - width] ?? 0);
    groups.push(sum / width);
  }
  return groups;
}

/** The least sure window: one bad stretch spoils a trace that is sure on average. -Infinity for no step. */
export function lowestGroup(steps: readonly number[], window: number): number {
  const groups = groupConfidences(steps, window);
  return groups.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...groups);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
