/** Percentile bootstrap (Efron and Tibshirani, 1993) from a fixed seed, so that the same data give the same interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** The measure over all units with its 95 % interval. Resample whole documents where items of one document resemble each other. */
export function bootstrap<Unit>(
  units: readonly Unit[],
  measure: (units: readonly Unit[]) => number,
  { resamples = 1000, seed = 1 }: { readonly resamples?: number; readonly seed?: number } = {},
): Interval {
  const value = measure(units);
  if (units.length === 0) return { value, low: value, high: value, n: 0 };
  const random = seededRandom(seed);
  const values = Array.from({ length: resamples }, () => measure(resample(units, random))).sort((a, b) => a - b);
  return { value, low: percentile(values, 0.025), high: percentile(values, 0.975), n: units.length };
}

function resample<Unit>(units: readonly Unit[], random: () => number): Unit[] {
  return units.map((unit) => units[Math.floor(random() * units.length)] ?? unit);
}

function percentile(ascending: readonly number[], share: number): number {
  const place = share * (ascending.length - 1);
  const below = ascending[Math.floor(place)] ?? 0;
  const above = ascending[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Mulberry32: small, fast, good enough for resampling; never for secrets. Numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
