import { CloisterError } from '../../contract/failure.ts';
import type { ModelLimits } from './model-limits.ts';

export interface FailureBudget {
  readonly count: () => void;
  /** Fails with `model-failed` while the budget is spent: a process that keeps breaking is not started again and again. */
  readonly refuseWhenSpent: () => void;
}

export function failureBudget(
  { failures, failureWindowMilliseconds: window }: ModelLimits,
  now: () => number = () => performance.now(),
): FailureBudget {
  let times: number[] = [];
  return {
    count: () => {
      times.push(now());
    },
    refuseWhenSpent: () => {
      times = times.filter((time) => time > now() - window);
      if (times.length < failures) return;
      throw new CloisterError('model-failed', {
        subject: `the infer process failed ${times.length} times; wait a while`,
      });
    },
  };
}
