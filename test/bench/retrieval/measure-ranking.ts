/** Measures of one ranking against the ids that are right. */

/** Share of the right ones among the first `k`. */
export function recallAt(k: number, ranking: readonly string[], right: ReadonlySet<string>): number {
  return ranking.slice(0, k).filter((id) => right.has(id)).length / right.size;
}

/** Normalised discounted cumulative gain with gains of 0 and 1 (Järvelin and Kekäläinen 2002). */
export function ndcgAt(k: number, ranking: readonly string[], right: ReadonlySet<string>): number {
  const gain = (place: number): number => 1 / Math.log2(place + 2);
  const got = ranking.slice(0, k).reduce((sum, id, place) => sum + (right.has(id) ? gain(place) : 0), 0);
  const best = Array.from({ length: Math.min(k, right.size) }, (_, place) => gain(place));
  return got / best.reduce((sum, value) => sum + value, 0);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Half the width of the 95 % interval of the mean, by the normal approximation. */
export function halfWidth(values: readonly number[]): number {
  const centre = mean(values);
  return 1.96 * Math.sqrt(mean(values.map((value) => (value - centre) ** 2)) / values.length);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
