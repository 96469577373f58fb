import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimSignals } from '../../../electron/core/judgement/claim-signals.ts';

const sentence =
  'The Seller shall deliver 1,250 units to the Buyer within 30 days after 4 March 2021, and the dose was increased.';
const of = (claim: string): Readonly<Record<string, number>> => claimSignals(claim, [sentence]);

describe('signals of a claim', () => {
  test('a copy is clean, with or without a part left out and in any spelling of a number', () => {
    expect(of(sentence)).toMatchObject({ copy: 1, copyClean: 1, copied: 1 });
    expect(of('The Seller shall deliver 1250 units to the Buyer within 30 days.')).toMatchObject({ copyClean: 1 });
  });

  test.each([
    ['a number', 'The Seller shall deliver 1,350 units to the Buyer within 30 days', 'copyNumber'],
    ['a negation', 'The Seller shall not deliver 1,250 units to the Buyer within 30 days', 'copyNegation'],
    ['an opposite', 'The Seller shall deliver 1,250 units to the Buyer, and the dose was decreased.', 'copyOpposite'],
    ['a unit', 'The Seller shall deliver 1,250 units to the Buyer within 30 months', 'copyKind'],
    ['a month', 'The Seller shall deliver 1,250 units to the Buyer within 30 days after 4 May 2021', 'copyKind'],
    ['places of the parties', 'The Buyer shall deliver 1,250 units to the Seller within 30 days', 'copySwap'],
  ])('a copy with %s changed is not clean', (_, claim, signal) => {
    const signals = of(claim);
    expect(signals.copy).toBe(1);
    expect(signals.copyClean).toBe(0);
    expect(signals[signal]).toBe(1);
  });

  test('another statement is no copy, and says what it misses', () => {
    const signals = of('Aspirin reduces fever in 12 children of IL-6 deficiency.');
    expect(signals).toMatchObject({ copy: 0, numbersMissing: 1 });
    expect(signals.coveredAll).toBeLessThan(0.3);
  });

  test('any texts give finite numbers under the same names', () => {
    const names = Object.keys(of('x')).sort();
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 4 }), (claim, sentences) => {
        const signals = claimSignals(claim, sentences);
        expect(Object.keys(signals).sort()).toEqual(names);
        expect(Object.values(signals).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
