/** A share with its 95 % interval: Wilson (1927), which stays inside 0 and 1 and is honest for small counts. */
import type { Share } from '../../contract/policy.ts';

const z = 1.959964;

/** Of nothing, everything is possible: 0 to 1. */
export function shareInterval(count: number, n: number): Share {
  if (n === 0) return { count, n, low: 0, high: 1 };
  const share = count / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { count, n, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
