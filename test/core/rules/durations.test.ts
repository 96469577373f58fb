import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDuration, findAnniversaries, findDurations } from '../../../electron/core/rules/durations.ts';
import { readCardinal, readOrdinal } from '../../../electron/core/rules/numbers.ts';

describe('durations', () => {
  test.each([
    ['two (2) years', 'P2Y'],
    ['thirty (30) days', 'P30D'],
    ['a 12-month period', 'P12M'],
    ['twenty-four (24) months', 'P24M'],
    ['thirty six (36) months', 'P36M'],
    ['one year', 'P1Y'],
    ['one hundred and eighty (180) days', 'P180D'],
    ['three (3) calendar months', 'P3M'],
    ['six weeks', 'P6W'],
    ['0.5 years', 'P6M'],
    ['thirty(30) days', 'P30D'],
  ])('%s is %s', (text, iso) => {
    expect(findDurations(`for ${text} from`).map((found) => [found.iso, found.wordsSay])).toEqual([[iso, null]]);
  });

  test('figures win over words that disagree, and the words are told', () => {
    expect(findDurations('thirty (60) days')).toMatchObject([{ iso: 'P60D', wordsSay: 30 }]);
  });

  test('an anniversary is a length of years', () => {
    expect(findAnniversaries('until the fourth (4th) anniversary of')).toMatchObject([{ iso: 'P4Y' }]);
  });

  test('a length is added as people count it', () => {
    expect(addDuration('2007-01-22', { count: 2, unit: 'year' })).toBe('2009-01-22');
    expect(addDuration('2018-12-31', { count: 60, unit: 'day' })).toBe('2019-03-01');
  });

  test('numbers in words are read back', () => {
    const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
    const ones = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    fc.assert(
      fc.property(fc.nat(7), fc.nat(8), fc.nat(8), (ten, one, hundred) => {
        const text = `${ones[hundred] ?? ''} hundred and ${tens[ten] ?? ''}-${ones[one] ?? ''}`;
        expect(readCardinal(text)).toBe((hundred + 1) * 100 + (ten + 2) * 10 + one + 1);
      }),
    );
    expect([readOrdinal('twenty-first'), readOrdinal('3rd'), readOrdinal('tea')]).toEqual([21, 3, null]);
  });
});
