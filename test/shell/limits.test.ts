import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rateLimit } from '../../electron/shell/rate-limit.ts';
import { restartBudget } from '../../electron/shell/restart-budget.ts';

describe('the rate limit', () => {
  test('never lets more through than the burst and the refill of the time that passed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 500 }), { maxLength: 200 }), (waits) => {
        let at = 0;
        const limit = rateLimit(10, 5, () => at);
        let passed = 0;
        for (const wait of waits) {
          at += wait;
          if (limit.take()) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(10 + (at / 1000) * 5 + 1e-9);
      }),
    );
  });

  test('fills up again, but not beyond the burst, and a clock that goes back gives nothing', () => {
    let at = 0;
    const limit = rateLimit(2, 1, () => at);
    expect([limit.take(), limit.take(), limit.take()]).toEqual([true, true, false]);
    at = -10_000;
    expect(limit.take()).toBe(false);
    at = 100_000;
    expect([limit.take(), limit.take(), limit.take()]).toEqual([true, true, false]);
  });
});

describe('the restart budget', () => {
  test('allows so many starts in any window of time, and more once the old ones are past', () => {
    let at = 0;
    const budget = restartBudget(3, 1000, () => at);
    expect([budget.spend(), budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, true, false]);
    at = 999;
    expect(budget.spend()).toBe(false);
    at = 1000;
    expect(budget.spend()).toBe(true);
  });
});
