/** Probabilities of labels from the raw scores of one step. Pure. */

/**
 * `logits` are the raw scores of the labels' tokens, `selected` the largest score of the whole vocabulary, `total` the sum of
 * exp(score - selected) over the vocabulary. `mass` is the share of the vocabulary that the labels take together.
 */
export function labelProbabilities(
  logits: readonly number[],
  selected: number,
  total: number,
): { readonly probabilities: readonly number[]; readonly mass: number } {
  const mass = logits.reduce((sum, one) => sum + Math.exp(one - selected), 0) / total;
  // From the largest label, not from the whole vocabulary: labels far below it must not all round to zero.
  const top = Math.max(...logits);
  const weights = logits.map((one) => Math.exp(one - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  return { probabilities: weights.map((one) => one / sum), mass: Math.min(1, mass) };
}
