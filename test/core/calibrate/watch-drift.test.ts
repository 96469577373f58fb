import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DriftLine } from '../../../electron/contract/calibration.ts';
import { seededRandom } from '../../../electron/core/calibrate/bootstrap.ts';
import { fisherExact } from '../../../electron/core/calibrate/fisher-exact.ts';
import { kolmogorovSmirnov } from '../../../electron/core/calibrate/kolmogorov-smirnov.ts';
import {
  watchDrift,
  type WatchedDocument,
  type WatchedSpecialist,
} from '../../../electron/core/calibrate/watch-drift.ts';

describe("Fisher's exact test", () => {
  test('gives the published value for the lady tasting tea', () => {
    expect(fisherExact({ hits: 3, of: 4 }, { hits: 1, of: 4 })).toBeCloseTo(0.4857, 4);
  });

  test('gives the value of R for a larger table', () => {
    expect(fisherExact({ hits: 1, of: 10 }, { hits: 11, of: 14 })).toBeCloseTo(0.002759456, 8);
  });

  test('is the same from both sides, and 1 for an empty group', () => {
    const share = fc.integer({ min: 1, max: 60 }).chain((of) => fc.record({ hits: fc.nat(of), of: fc.constant(of) }));
    fc.assert(
      fc.property(share, share, (left, right) => {
        const p = fisherExact(left, right);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(fisherExact(right, left)).toBeCloseTo(p, 9);
        expect(fisherExact(left, { hits: 0, of: 0 })).toBe(1);
      }),
    );
  });
});

describe('the Kolmogorov-Smirnov test', () => {
  test('counts the orders of small samples: two against two that do not overlap are 2 of 6', () => {
    expect(kolmogorovSmirnov([1, 2], [3, 4])).toEqual({ gap: 1, p: expect.closeTo(1 / 3, 9) });
  });

  test('agrees with scipy for seven against nine', () => {
    const left = [0.61, 0.29, 0.06, 0.59, -1.73, -0.74, 0.51];
    const right = [-0.27, 0.39, 1.3, 2.1, 0.75, 1.64, 1.02, 0.97, 1.88];
    const { gap, p } = kolmogorovSmirnov(left, right);
    expect(gap).toBeCloseTo(0.777_777_8, 6);
    expect(p).toBeCloseTo(countedChance(left.length, right.length, gap), 9);
  });

  test('the exact count and the limit agree for large samples', () => {
    const random = seededRandom(5);
    const left = Array.from({ length: 1000 }, random);
    const right = Array.from({ length: 1990 }, () => random() * 1.05);
    const exact = kolmogorovSmirnov(left, right);
    const limit = kolmogorovSmirnov(left, [...right, ...Array.from({ length: 20 }, () => random() * 1.05)]);
    expect(Math.abs(exact.p - limit.p)).toBeLessThan(0.05);
  });
});

/** Counts paths by hand: how many orders of m and n marks bring the curves `gap` apart. */
function countedChance(m: number, n: number, gap: number): number {
  let far = 0;
  let all = 0;
  const walk = (i: number, j: number, reached: boolean): void => {
    const now = reached || Math.abs(i / m - j / n) >= gap - 1e-9;
    if (i === m && j === n) {
      all += 1;
      if (now) far += 1;
      return;
    }
    if (i < m) walk(i + 1, j, now);
    if (j < n) walk(i, j + 1, now);
  };
  walk(0, 0, false);
  return far / all;
}

interface Source {
  readonly shift: number;
  readonly overrides: number;
  readonly abstentions: number;
}

const usual: Source = { shift: 0, overrides: 0.1, abstentions: 0.2 };

function draw(count: number, random: () => number, { shift, overrides, abstentions }: Source): WatchedDocument[] {
  return Array.from({ length: count }, () => ({
    score: Math.min(1, Math.max(0, 0.6 + shift + 0.35 * (random() + random() - 1))),
    decided: random() < 0.8,
    overridden: random() < overrides,
    abstained: random() < abstentions,
  })).map((one) => ({ ...one, overridden: one.decided && one.overridden }));
}

/** A week of four specialists, of which the first may have drifted. */
function week(random: () => number, drifted: Partial<Source>, size = 40): WatchedSpecialist[] {
  return ['one', 'two', 'three', 'four'].map((specialist, at) => ({
    specialist,
    before: draw(200, random, usual),
    now: draw(size, random, at === 0 ? { ...usual, ...drifted } : usual),
  }));
}

const alarms = (lines: readonly DriftLine[]): readonly DriftLine[] =>
  lines.filter(({ verdict }) => verdict === 'alarm');

/** Share of the weeks in which the planted drift was named, and of weeks in which something else was. */
function run(
  drifted: Partial<Source>,
  sign: DriftLine['sign'] | null,
  seed: number,
  weeks = 200,
): { found: number; false: number } {
  const random = seededRandom(seed);
  let found = 0;
  let wrong = 0;
  for (let at = 0; at < weeks; at += 1) {
    const raised = alarms(watchDrift(week(random, drifted), 0.05));
    const planted = raised.some((line) => line.specialist === 'one' && line.sign === sign);
    if (planted) found += 1;
    if (raised.some((line) => line.specialist !== 'one' || sign === null)) wrong += 1;
  }
  return { found: found / weeks, false: wrong / weeks };
}

describe('the drift watch', () => {
  test('raises a false alarm in no more weeks than it says: 5 of 100, in 2,000 weeks without drift', () => {
    expect(run({}, null, 1, 2000).false).toBeLessThanOrEqual(0.05);
  });

  test('finds scores that fell by a seventh, in 95 of 100 weeks of 40 documents', () => {
    const { found, false: wrong } = run({ shift: -0.14 }, 'scores', 2);
    expect(found).toBeGreaterThanOrEqual(0.95);
    expect(wrong).toBeLessThanOrEqual(0.05);
  });

  test('finds people changing 45 in 100 where they changed 10', () => {
    expect(run({ overrides: 0.45 }, 'overrides', 3).found).toBeGreaterThanOrEqual(0.9);
  });

  test('finds half of the documents left open where a fifth was', () => {
    expect(run({ abstentions: 0.55 }, 'abstentions', 4).found).toBeGreaterThanOrEqual(0.9);
  });

  test('says "not enough data" below ten new documents and never alarms there', () => {
    const random = seededRandom(9);
    const lines = watchDrift(week(random, { shift: -0.5, overrides: 1, abstentions: 1 }, 9), 0.05);
    for (const line of lines) expect(line).toMatchObject({ verdict: 'not-enough-data', p: null, limit: null });
  });

  test('a stricter rate of false alarms never finds more', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const specialists = week(seededRandom(seed), { shift: -0.1, overrides: 0.3 });
        const strict = alarms(watchDrift(specialists, 0.01)).map(({ specialist, sign }) => `${specialist} ${sign}`);
        const loose = alarms(watchDrift(specialists, 0.05)).map(({ specialist, sign }) => `${specialist} ${sign}`);
        for (const one of strict) expect(loose).toContain(one);
      }),
      { numRuns: 20 },
    );
  });
});
