import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastExamples } from '../../../electron/contract/policy.ts';
import { exampleProblems } from '../../../electron/core/policies/check-examples.ts';
import { dotSparse, fitLogistic } from '../../../electron/core/policies/fit-logistic.ts';
import { foldGroups } from '../../../electron/core/policies/fold-groups.ts';
import { packFloat32, packUint16 } from '../../../electron/core/policies/pack-numbers.ts';
import { policyTerms } from '../../../electron/core/policies/policy-terms.ts';
import { policyThresholds } from '../../../electron/core/policies/policy-thresholds.ts';
import { shareInterval } from '../../../electron/core/policies/share-interval.ts';
import { stillNeeded } from '../../../electron/core/policies/still-needed.ts';
import { unpackFloat32, unpackUint16 } from '../../../electron/core/heads/packed-numbers.ts';

const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('thresholds', () => {
  test('never let more clean passages be reported than the limit promises', () => {
    fc.assert(
      fc.property(
        fc.array(chance, { maxLength: 120 }),
        fc.array(chance, { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (clean, marked, limit) => {
          const { reportAbove, askFrom } = policyThresholds(clean, marked, limit);
          const least = Math.ceil(1 / limit) - 1;
          if (clean.length < least) expect(reportAbove).toBeNull();
          if (reportAbove === null) return;
          const reported = clean.filter((one) => one > reportAbove).length;
          expect((reported + 1) / (clean.length + 1)).toBeLessThanOrEqual(limit + 1e-9);
          expect(askFrom).toBeLessThanOrEqual(reportAbove);
        },
      ),
    );
  });
});

describe('folds', () => {
  test('keep the passages of one document together, and give each kind to every fold when there are enough documents', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ group: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), isYes: fc.boolean() }), {
          minLength: 1,
        }),
        (examples) => {
          const folds = foldGroups(examples, 5);
          expect(folds.size).toBe(new Set(examples.map(({ group }) => group)).size);
          for (const fold of folds.values()) expect(fold).toBeLessThan(5);
        },
      ),
    );
  });
});

describe('a share', () => {
  test('lies in its interval, inside 0 and 1, and more items make it narrower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), chance, (n, share) => {
        const count = Math.round(share * n);
        const { low, high } = shareInterval(count, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(count / n + 1e-9);
        expect(high).toBeGreaterThanOrEqual(count / n - 1e-9);
        const more = shareInterval(count * 4, n * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
    expect(shareInterval(0, 0)).toEqual({ count: 0, n: 0, low: 0, high: 1 });
    expect(shareInterval(10, 10).low).toBeCloseTo(0.722, 3);
  });
});

describe('logistic regression', () => {
  test('stands where its gradient is nothing', () => {
    const row = (...values: number[]) => ({
      positions: Int32Array.from(values.keys()),
      values: Float64Array.from(values),
    });
    const examples = [
      { features: row(1, 0.2), isYes: true, weight: 1 },
      { features: row(0.8, -0.4), isYes: true, weight: 2 },
      { features: row(-1, 0.3), isYes: false, weight: 1 },
      { features: row(-0.2, 0.9), isYes: false, weight: 0.5 },
    ];
    const { weights, bias } = fitLogistic(examples, { size: 2, l2: 0.1 });
    const [one = 0, two = 0] = weights;
    let gradient = [0.1 * one, 0.1 * two, 0];
    for (const { features, isYes, weight } of examples) {
      const miss = weight * (1 / (1 + Math.exp(-(bias + dotSparse(features, weights)))) - (isYes ? 1 : 0));
      const row = [...features.values, 1];
      gradient = gradient.map((part, at) => part + miss * (row[at] ?? 0));
    }
    for (const part of gradient) expect(part).toBeCloseTo(0, 4);
  });
});

describe('words and packed numbers', () => {
  test('the words of a passage have unit length, ascending places, and no text is empty', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const { positions, values } = policyTerms(text);
        expect([...positions]).toEqual([...new Set(positions)].sort((a, b) => a - b));
        if (positions.length > 0) expect(Math.hypot(...values)).toBeCloseTo(1, 9);
      }),
    );
    expect(policyTerms('').positions).toHaveLength(0);
  });

  test('packed numbers read back', () => {
    expect([...unpackFloat32(packFloat32([0.5, -2, 1e-3]))]).toEqual([...Float32Array.of(0.5, -2, 1e-3)]);
    expect([...unpackUint16(packUint16([0, 1, 65535]))]).toEqual([0, 1, 65535]);
  });
});

describe('examples', () => {
  const good = Array.from({ length: leastExamples }, (_, n) => ({
    text: `passage ${String(n)}`,
    label: n % 2 === 0 ? ('yes' as const) : ('no' as const),
  }));

  test('twenty of both kinds are enough', () => {
    expect(exampleProblems(good)).toEqual([]);
  });

  test('too few, one-sided, repeated and contradictory ones are named in words', () => {
    expect(exampleProblems(good.slice(1)).join()).toContain('19 examples, at least 20 are needed');
    expect(exampleProblems(good.map((one) => ({ ...one, label: 'yes' as const }))).join()).toContain(
      'only 0 that do not',
    );
    expect(exampleProblems([...good, { text: 'Passage  0', label: 'yes' }])).toEqual(['line 21 repeats line 1']);
    expect(exampleProblems([...good, { text: 'PASSAGE 1', label: 'yes' }])).toEqual(['line 21 contradicts line 2']);
  });
});

describe('what is still needed', () => {
  test.each([
    [0, 0, 10, 10],
    [3, 12, 5, 0],
    [19, 0, 0, 5],
    [10, 10, 0, 0],
  ])('with %i and %i there are %i and %i to go', (yes, no, moreYes, moreNo) => {
    expect(stillNeeded(yes, no)).toEqual({ yes: moreYes, no: moreNo });
  });
});
