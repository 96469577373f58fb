/** The two-sample Kolmogorov-Smirnov test: do two sets of scores come from one distribution? */

export interface Difference {
  /** Largest gap between the two cumulative curves, 0 to 1. */
  readonly gap: number;
  /** Chance of such a gap or a larger one when nothing changed; at most the true chance's bound where scores are tied. */
  readonly p: number;
}

/** More cells than this and the exact count takes too long; then Smirnov's limit with Stephens' correction is used. */
const mostCells = 2_000_000;

/** Two-sided; 1 when either side is empty. */
export function kolmogorovSmirnov(left: readonly number[], right: readonly number[]): Difference {
  if (left.length === 0 || right.length === 0) return { gap: 0, p: 1 };
  const gap = largestGap(left, right);
  const p = left.length * right.length <= mostCells ? exactChance(gap, left, right) : limitChance(gap, left, right);
  return { gap, p: Math.min(1, Math.max(0, p)) };
}

function largestGap(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [ascending(left), ascending(right)];
  return [...a, ...b].reduce((gap, here) => Math.max(gap, Math.abs(upTo(a, here) - upTo(b, here))), 0);
}

/** Share of the numbers that are at most `here`, by bisection. */
function upTo(ordered: Float64Array, here: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] ?? Infinity) <= here) low = middle + 1;
    else high = middle;
  }
  return low / ordered.length;
}

function ascending(numbers: readonly number[]): Float64Array {
  return Float64Array.from(numbers).sort();
}

/** Share of all orders of the two samples whose curves come as far apart: a walk over the lattice of orders (Hodges, 1958). */
function exactChance(gap: number, left: readonly number[], right: readonly number[]): number {
  const [m, n] = [Math.min(left.length, right.length), Math.max(left.length, right.length)];
  const bound = (0.5 + Math.floor(gap * m * n - 1e-7)) / (m * n);
  const inside = (i: number, j: number): number => (Math.abs(i / m - j / n) <= bound ? 1 : 0);
  const row = Float64Array.from({ length: n + 1 }, (_, j) => inside(0, j));
  for (let i = 1; i <= m; i += 1) {
    const weight = i / (i + n);
    let before = 0;
    for (let j = 0; j <= n; j += 1) {
      before = inside(i, j) * (weight * (row[j] ?? 0) + before);
      row[j] = before;
    }
  }
  return 1 - (row[n] ?? 0);
}

function limitChance(gap: number, left: readonly number[], right: readonly number[]): number {
  const size = Math.sqrt((left.length * right.length) / (left.length + right.length));
  const far = (size + 0.12 + 0.11 / size) * gap;
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * far * far);
  return sum;
}
