/** Isotonic calibration: a curve from raw scores to probabilities that never falls. Zadrozny and Elkan (2002); pool adjacent violators. */

/** Knots with ascending `raw`; between them straight lines, outside the end values. */
export interface IsotonicCurve {
  readonly raw: readonly number[];
  readonly probability: readonly number[];
  readonly samples: number;
}

export interface ScoredOutcome {
  readonly raw: number;
  readonly right: boolean;
}

interface Pool {
  readonly raw: number;
  readonly rights: number;
  readonly count: number;
}

/** Fits the curve; at most one knot per pooled group. Empty input gives a curve without knots, which leaves scores as they are. */
export function fitIsotonic(outcomes: readonly ScoredOutcome[]): IsotonicCurve {
  const pools: Pool[] = [];
  const ordered = [...outcomes].sort((a, b) => a.raw - b.raw);
  for (const { raw, right } of ordered) {
    let pool: Pool = { raw, rights: right ? 1 : 0, count: 1 };
    for (let last = pools.at(-1); last !== undefined && violates(last, pool); last = pools.at(-1)) {
      pools.pop();
      pool = merge(last, pool);
    }
    pools.push(pool);
  }
  return {
    raw: pools.map(({ raw }) => raw),
    probability: pools.map(({ rights, count }) => rights / count),
    samples: outcomes.length,
  };
}

/** The probability that belongs to a raw score. */
export function applyIsotonic(curve: IsotonicCurve, raw: number): number {
  const after = curve.raw.findIndex((knot) => knot >= raw);
  const lastValue = curve.probability.at(-1);
  if (lastValue === undefined) return raw;
  if (after === -1) return lastValue;
  const right = curve.probability[after] ?? lastValue;
  const before = curve.raw[after - 1];
  if (before === undefined) return right;
  const left = curve.probability[after - 1] ?? right;
  const width = (curve.raw[after] ?? before) - before;
  return width === 0 ? right : left + ((right - left) * (raw - before)) / width;
}

/** Equal raw scores belong together, whatever their outcomes. */
function violates(before: Pool, after: Pool): boolean {
  return before.raw === after.raw || before.rights * after.count >= after.rights * before.count;
}

function merge(before: Pool, after: Pool): Pool {
  const count = before.count + after.count;
  return {
    raw: (before.raw * before.count + after.raw * after.count) / count,
    rights: before.rights + after.rights,
    count,
  };
}
