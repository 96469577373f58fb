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

/** Neighbouring scores that share one probability. */
interface Pool {
  readonly lowest: number;
  readonly highest: number;
  readonly rights: number;
  readonly count: number;
}

/** Fits the curve; each pooled group has a knot at its lowest and its highest score. Empty input gives a curve without knots, which leaves scores as they are. */
export function fitIsotonic(outcomes: readonly ScoredOutcome[]): IsotonicCurve {
  const pools: Pool[] = [];
  for (const fresh of poolsOfEqualScores(outcomes)) {
    let pool = fresh;
    for (let last = pools.at(-1); last !== undefined && violates(last, pool); last = pools.at(-1)) {
      pools.pop();
      pool = merge(last, pool);
    }
    pools.push(pool);
  }
  const knots = pools.flatMap(({ lowest, highest, rights, count }) =>
    (lowest === highest ? [lowest] : [lowest, highest]).map((raw) => ({ raw, probability: rights / count })),
  );
  return {
    raw: knots.map(({ raw }) => raw),
    probability: knots.map(({ probability }) => probability),
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
  if (before === undefined || curve.raw[after] === raw) return right;
  const left = curve.probability[after - 1] ?? right;
  const width = (curve.raw[after] ?? before) - before;
  return left + ((right - left) * (raw - before)) / width;
}

/** Equal scores belong together, whatever their outcomes; lowest first. */
function poolsOfEqualScores(outcomes: readonly ScoredOutcome[]): Pool[] {
  const groups = [...Map.groupBy(outcomes, ({ raw }) => raw)].sort(([left], [right]) => left - right);
  return groups.map(([raw, group]) => ({
    ...{ lowest: raw, highest: raw, count: group.length },
    rights: group.filter(({ right }) => right).length,
  }));
}

function violates(before: Pool, after: Pool): boolean {
  return before.rights * after.count >= after.rights * before.count;
}

function merge(before: Pool, after: Pool): Pool {
  return {
    lowest: before.lowest,
    highest: after.highest,
    rights: before.rights + after.rights,
    count: before.count + after.count,
  };
}
