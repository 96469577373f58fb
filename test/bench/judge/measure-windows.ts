/** How well scores order the candidates of windows. */
import { bootstrap, type Interval } from '../../../electron/core/calibrate/bootstrap.ts';

export interface ScoredWindow {
  readonly scores: readonly number[];
  readonly right: readonly boolean[];
}

export interface WindowMeasures {
  /** Share of windows whose best candidate is right. */
  readonly best: Interval;
  /** Chance that a right candidate stands before a wrong one of its window; equal scores count half. Mean over windows. */
  readonly order: Interval;
}

/** Resampled by window. */
export function measureWindows(windows: readonly ScoredWindow[]): WindowMeasures {
  return { best: bootstrap(windows.map(bestIsRight), mean), order: bootstrap(windows.map(areaOf), mean) };
}

/** Of candidates with the same best score each counts alike. */
function bestIsRight({ scores, right }: ScoredWindow): number {
  const top = Math.max(...scores);
  const first = right.filter((_, at) => scores[at] === top);
  return first.filter(Boolean).length / Math.max(1, first.length);
}

function areaOf({ scores, right }: ScoredWindow): number {
  const of = (wanted: boolean): number[] => scores.filter((_, at) => right[at] === wanted);
  const pairs = of(true).flatMap((good) => of(false).map((bad) => (good > bad ? 1 : good === bad ? 0.5 : 0)));
  return mean(pairs);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
