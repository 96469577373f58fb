import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAmounts, findPercentages } from '../../../electron/core/rules/amounts.ts';

test.each([
  ['$250,000', 250_000, 'USD'],
  ['US$1.5 million', 1_500_000, 'USD'],
  ['€ 900', 900, 'EUR'],
  ['EUR 500,000', 500_000, 'EUR'],
  ['£187,200.50', 187_200.5, 'GBP'],
  ['200 dollars', 200, 'USD'],
  ['RMB 3,000', 3000, 'CNY'],
])('%s is %d %s', (text, number, currency) => {
  expect(findAmounts(`a fee of ${text} a month`)).toMatchObject([{ number, currency, text }]);
});

test('a figure without a currency is no amount', () => {
  expect(findAmounts('Section 1,200 of 2014')).toEqual([]);
});

test('any sum that is written out is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
      expect(findAmounts(`$${number.toLocaleString('en-US')}`).map((found) => found.number)).toEqual([number]);
    }),
  );
});

test('percentages are read in figures', () => {
  expect(findPercentages('ten percent (10%) and 2.5 per cent').map(({ percent }) => percent)).toEqual([10, 2.5]);
});
