/**
 * Which predictions may pass without a person: conformal risk control (Angelopoulos, Bates, Fisch, Lei, Schuster, 2022).
 * The samples must be predictions on items that the model was not trained on, and come from the same source as the items to come.
 */
export interface JudgedPrediction {
  readonly probability: number;
  readonly right: boolean;
}

export interface AcceptTarget {
  /** Highest share of wrong items allowed, for example 0.02. */
  readonly error: number;
  /** Of what: of all items (the guarantee of the paper), or of the accepted ones (stricter, checked on the samples). */
  readonly among: 'all' | 'accepted';
  /** Fewer samples than this prove nothing; at least `leastSamples(error)` is wise. */
  readonly floor: number;
}

export type AcceptThreshold =
  | { readonly status: 'set'; readonly threshold: number; readonly coverage: number; readonly samples: number }
  | { readonly status: 'not-enough-data' | 'not-reachable'; readonly samples: number };

/** With fewer samples than this even a faultless model cannot keep (errors + 1) / (samples + 1) under `error`. */
export function leastSamples(error: number): number {
  return Math.ceil(1 / error) - 1;
}

/**
 * The lowest probability at which (wrong + 1) / (count + 1) stays at or under the target: `count` is the number of all samples,
 * or of those at or above the threshold. Equal probabilities are accepted together or not at all.
 */
export function acceptThreshold(samples: readonly JudgedPrediction[], target: AcceptTarget): AcceptThreshold {
  if (samples.length < Math.max(target.floor, leastSamples(target.error)))
    return { status: 'not-enough-data', samples: samples.length };
  const ordered = [...samples].sort((a, b) => b.probability - a.probability);
  let best: AcceptThreshold = { status: 'not-reachable', samples: samples.length };
  let wrong = 0;
  for (const [at, { probability, right }] of ordered.entries()) {
    if (!right) wrong += 1;
    if (ordered[at + 1]?.probability === probability) continue;
    const accepted = at + 1;
    const count = target.among === 'all' ? samples.length : accepted;
    if ((wrong + 1) / (count + 1) <= target.error)
      best = { status: 'set', threshold: probability, coverage: accepted / samples.length, samples: samples.length };
  }
  return best;
}
