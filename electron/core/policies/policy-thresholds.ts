/** From which probability on a policy head reports by itself, and from which on it asks. */
import type { PolicyHeadFile } from '../../contract/policy.ts';

/** One in ten marked passages may stay below the line from which on a person is asked. */
const missLimit = 0.1;

/**
 * `clean`: probabilities of passages without the matter, of heads that had not learnt from them; `marked`: those of marked passages.
 * With n clean passages the line is drawn so that (reported + 1) / (n + 1) stays under the limit: conformal risk control
 * (Angelopoulos and others, 2022). Too few for the limit give null.
 */
export function policyThresholds(
  clean: readonly number[],
  marked: readonly number[],
  falseAlarmLimit: number,
): PolicyHeadFile['thresholds'] {
  const falling = [...clean].sort((a, b) => b - a);
  const mayReport = Math.floor(falseAlarmLimit * (falling.length + 1)) - 1;
  const reportAbove = mayReport < 0 ? null : (falling[mayReport] ?? 0);
  const rising = [...marked].sort((a, b) => a - b);
  const mayMiss = Math.max(0, Math.floor(missLimit * (rising.length + 1)) - 1);
  const lowest = rising[mayMiss] ?? 1;
  return {
    falseAlarmLimit,
    reportAbove,
    askFrom: reportAbove === null ? lowest : Math.min(lowest, reportAbove),
    samples: falling.length,
  };
}
