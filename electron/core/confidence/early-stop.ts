/** Stops a trace while it is written: as soon as its latest window is less sure than what the first traces showed to be worth keeping. */
import { groupConfidences } from './group-confidence.ts';

/** The least window confidence a trace may show, so that about the share `keep` of traces like the `lowest` ones would pass. No trace seen: everything passes. */
export function stopThreshold(lowest: readonly number[], keep: number): number {
  if (lowest.length === 0) return Number.NEGATIVE_INFINITY;
  const descending = [...lowest].sort((left, right) => right - left);
  const kept = Math.max(1, Math.min(descending.length, Math.round(descending.length * keep)));
  return descending[kept - 1] ?? Number.NEGATIVE_INFINITY;
}

export interface StopRule {
  /** Steps in a window. A trace is never stopped before it has one whole window. */
  readonly window: number;
  readonly threshold: number;
}

/** Whether a trace with these steps so far is to be stopped now. Only the latest window is looked at: earlier ones were when they were the latest. */
export function shouldStop(steps: readonly number[], { window, threshold }: StopRule): boolean {
  if (steps.length < window) return false;
  const [latest = Number.POSITIVE_INFINITY] = groupConfidences(steps.slice(-window), window);
  return latest < threshold;
}
