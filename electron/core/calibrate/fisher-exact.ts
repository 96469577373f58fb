/** Fisher's exact test: do two groups differ in how often something happens? Two-sided, by summing all tables that are no likelier. */

export interface Share {
  readonly hits: number;
  readonly of: number;
}

/** The p-value; 1 when a group is empty. Exact for any counts. */
export function fisherExact(left: Share, right: Share): number {
  const total = left.of + right.of;
  const hits = left.hits + right.hits;
  const least = Math.max(0, hits - right.of);
  const most = Math.min(hits, left.of);
  const logs = logFactorials(total);
  const seen = tableLog(left.hits, left.of, hits, total, logs);
  let sum = 0;
  for (let at = least; at <= most; at += 1) {
    const one = tableLog(at, left.of, hits, total, logs);
    if (one <= seen + 1e-9) sum += Math.exp(one);
  }
  return Math.min(1, sum);
}

/** Log of the hypergeometric chance of `at` hits among the first `size` of `total`, of which `hits` are hits. */
function tableLog(at: number, size: number, hits: number, total: number, logs: Float64Array): number {
  const choose = (n: number, k: number): number => (logs[n] ?? 0) - (logs[k] ?? 0) - (logs[n - k] ?? 0);
  return choose(hits, at) + choose(total - hits, size - at) - choose(total, size);
}

function logFactorials(upTo: number): Float64Array {
  const logs = new Float64Array(upTo + 1);
  for (let n = 2; n <= upTo; n += 1) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
}
