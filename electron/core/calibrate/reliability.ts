/** How well probabilities keep their word: reliability bins, expected calibration error, and risk against coverage. */
import type { ReliabilityBin } from '../../contract/calibration.ts';
import type { JudgedPrediction } from './accept-threshold.ts';

/** Equal-width bins over [0, 1]; the last one includes 1. */
export function reliabilityBins(samples: readonly JudgedPrediction[], bins = 10): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, at) => {
    const inside = samples.filter(({ probability }) => Math.min(bins - 1, Math.floor(probability * bins)) === at);
    return {
      low: at / bins,
      high: (at + 1) / bins,
      n: inside.length,
      stated: mean(inside.map(({ probability }) => probability)),
      observed: mean(inside.map(({ right }) => (right ? 1 : 0))),
    };
  });
}

/** Mean gap between stated and observed over the bins, weighted by their size; 0 for no samples. */
export function calibrationError(samples: readonly JudgedPrediction[], bins = 10): number {
  if (samples.length === 0) return 0;
  const gaps = reliabilityBins(samples, bins).map(
    ({ n, stated, observed }) => n * Math.abs((stated ?? 0) - (observed ?? 0)),
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / samples.length;
}

export interface CoveragePoint {
  readonly coverage: number;
  readonly threshold: number;
  /** Share of wrong ones among the accepted. */
  readonly risk: number;
  readonly accepted: number;
}

/** Risk when only the surest share of the items is accepted, at each wished coverage in (0, 1]. */
export function riskCoverage(samples: readonly JudgedPrediction[], coverages: readonly number[]): CoveragePoint[] {
  const ordered = [...samples].sort((a, b) => b.probability - a.probability);
  if (ordered.length === 0) return [];
  return coverages.map((coverage) => {
    const accepted = Math.max(1, Math.round(coverage * ordered.length));
    const kept = ordered.slice(0, accepted);
    return {
      coverage: accepted / ordered.length,
      threshold: kept.at(-1)?.probability ?? 0,
      risk: kept.filter(({ right }) => !right).length / accepted,
      accepted,
    };
  });
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
