/**
 * Divides each label's probability by its mean over all items, then makes each item's sum to one: an untuned model prefers some
 * words whatever the text says (Zhao et al. 2021 divide by the probabilities of an empty text; the mean over the batch needs none).
 */
export function balanceLabels(rows: readonly (readonly number[])[]): number[][] {
  const width = rows[0]?.length ?? 0;
  const means = Array.from({ length: width }, (_, label) => sum(rows.map((row) => row[label] ?? 0)) / rows.length);
  return rows.map((row) => {
    const weights = row.map((probability, label) => probability / Math.max(means[label] ?? 0, Number.MIN_VALUE));
    const total = sum(weights);
    return weights.map((weight) => weight / total);
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
