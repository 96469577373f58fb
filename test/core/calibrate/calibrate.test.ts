import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrap, seededRandom } from '../../../electron/core/calibrate/bootstrap.ts';
import { applyIsotonic, fitIsotonic } from '../../../electron/core/calibrate/isotonic.ts';
import { calibrationError, reliabilityBins, riskCoverage } from '../../../electron/core/calibrate/reliability.ts';
import { fitTemperature, surprise } from '../../../electron/core/calibrate/temperature.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const judged = fc.array(fc.record({ probability, right: fc.boolean() }), { maxLength: 200 });
const outcomes = fc.array(fc.record({ raw: probability, right: fc.boolean() }), { minLength: 1, maxLength: 120 });

describe('isotonic calibration', () => {
  test('never falls, stays a probability, and keeps the number of right ones', () => {
    fc.assert(
      fc.property(outcomes, (samples) => {
        const curve = fitIsotonic(samples);
        const values = Array.from({ length: 21 }, (_, at) => applyIsotonic(curve, at / 20));
        values.forEach((value, at) => {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          if (at > 0) expect(value).toBeGreaterThanOrEqual((values[at - 1] ?? 0) - 1e-12);
        });
        expect(curve.samples).toBe(samples.length);
        const expected = samples.reduce((sum, { raw }) => sum + applyIsotonic(curve, raw), 0);
        expect(expected).toBeCloseTo(samples.filter(({ right }) => right).length, 8);
      }),
    );
  });

  test('leaves scores as they are when nothing was judged yet', () => {
    expect(applyIsotonic(fitIsotonic([]), 0.37)).toBe(0.37);
  });

  test('gives equal scores one probability', () => {
    const curve = fitIsotonic([true, false, true, true].map((right) => ({ raw: 0.5, right })));
    expect(applyIsotonic(curve, 0.5)).toBe(0.75);
  });

  test('gives equal scores one probability in whatever order they were judged', () => {
    const few = fc.record({ raw: fc.constantFrom(0.7, 0.85, 0.89, 0.95), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 300 }), (samples) => {
        const curve = fitIsotonic(samples);
        const reversed = fitIsotonic([...samples].reverse());
        expect(reversed).toEqual(curve);
        expect(new Set(curve.raw).size).toBe(curve.raw.length);
      }),
    );
  });

  test('is not made sure by many equal scores of which some were wrong', () => {
    const samples = Array.from({ length: 290 }, (_, at) => ({ raw: 0.95, right: at % 41 !== 0 }));
    expect(applyIsotonic(fitIsotonic(samples), 0.95)).toBeCloseTo(282 / 290, 12);
  });
});

describe('temperature', () => {
  test('is never worse than leaving the scores alone', () => {
    const choice = fc.record({
      scores: fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 3, maxLength: 3 }),
      right: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1, maxLength: 40 }), (choices) => {
        expect(surprise(choices, fitTemperature(choices))).toBeLessThanOrEqual(surprise(choices, 1) + 1e-6);
      }),
    );
  });

  test('finds the temperature that spoilt the scores', () => {
    const random = seededRandom(7);
    const choices = Array.from({ length: 4000 }, () => {
      const chance = random();
      const logit = Math.log(chance / (1 - chance));
      return { scores: [logit * 2.5, 0], right: random() < chance ? 0 : 1 };
    });
    expect(fitTemperature(choices)).toBeCloseTo(2.5, 0);
  });
});

describe('reliability', () => {
  test('bins hold every sample once', () => {
    fc.assert(
      fc.property(judged, (samples) => {
        expect(reliabilityBins(samples).reduce((sum, bin) => sum + bin.n, 0)).toBe(samples.length);
        expect(calibrationError(samples)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is zero for probabilities that keep their word', () => {
    const samples = Array.from({ length: 100 }, (_, at) => ({ probability: 0.75, right: at % 4 !== 0 }));
    expect(calibrationError(samples)).toBeCloseTo(0, 12);
  });

  test('full coverage has the error of all', () => {
    fc.assert(
      fc.property(judged, (samples) => {
        const [all] = riskCoverage(samples, [1]);
        if (all === undefined) return;
        expect(all.risk).toBe(samples.filter(({ right }) => !right).length / samples.length);
      }),
    );
  });
});

describe('the bootstrap', () => {
  test('repeats itself and holds the value between its ends', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 }), (numbers) => {
        const mean = (units: readonly number[]): number => units.reduce((sum, unit) => sum + unit, 0) / units.length;
        const first = bootstrap(numbers, mean, { resamples: 200 });
        expect(bootstrap(numbers, mean, { resamples: 200 })).toEqual(first);
        expect(first.low).toBeLessThanOrEqual(first.high);
        expect(first.n).toBe(numbers.length);
      }),
      { numRuns: 30 },
    );
  });
});
