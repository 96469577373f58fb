import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../electron/core/text/find-mentions.ts';
import { findUnits, unitsOf } from '../../../electron/core/text/find-units.ts';
import { queryTerms } from '../../../electron/core/text/query-terms.ts';
import { pageOf } from './page-of.ts';

describe('exact search', () => {
  it('finds what a plain search finds, overlapping places too', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 60 });
    fc.assert(
      fc.property(few, fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 5 }), (text, wanted) => {
        const found: number[] = [];
        findUnits(unitsOf(text), unitsOf(wanted), (index) => found.push(index) > 0);
        const plain: number[] = [];
        for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) plain.push(at);
        expect(found).toEqual(plain);
      }),
    );
  });
});

describe('finding every mention', () => {
  const pages = [
    pageOf('Force  Majeure. The force\nmajeure clause; see “force majeure”.'),
    pageOf('An event of FORCE MA-\nJEURE ends. The Enforce majeure is none. Rents and current rent.', { n: 2 }),
  ];
  const found = (text: string): string[] =>
    findMentions(pages, text).map(
      ({ page, start, end }) => `${String(page)}:${pages[page - 1]!.text.slice(start, end)}`,
    );

  it('finds all, in reading order, whatever the case, white space and line-end hyphens', () => {
    expect(found('force majeure')).toEqual([
      '1:Force  Majeure',
      '1:force\nmajeure',
      '1:force majeure',
      '2:FORCE MA-\nJEURE',
    ]);
  });

  it('finds whole words only', () => {
    expect(found('rent')).toEqual(['2:rent']);
  });

  it('finds amounts and identifiers as they are', () => {
    const page = [pageOf('Pay $250,000 under LF-2024-0187, not $1,250,000 under LF-2024-01870.')];
    expect(findMentions(page, '$250,000')).toHaveLength(1);
    expect(findMentions(page, 'lf-2024-0187')).toHaveLength(1);
    expect(findMentions(page, '0187')).toHaveLength(1);
  });

  it('finds nothing for nothing', () => {
    expect(found('  ')).toEqual([]);
  });
});

describe('the terms of a question', () => {
  it.each([
    [
      'How long does Provider keep each daily back-up?',
      { exact: [], terms: ['long', 'Provider', 'keep', 'daily', 'back-up'] },
    ],
    [
      'Where is “force majeure” in LF-2024-0187?',
      { exact: ['force majeure'], terms: ['force', 'majeure', 'LF-2024-0187'] },
    ],
    ['Is the cap $250,000 or 9.1%?', { exact: [], terms: ['cap', '$250,000', '9.1%'] }],
    ["What is the patient's allergy, and the Patient's dose?", { exact: [], terms: ['patient', 'allergy', 'dose'] }],
    ['', { exact: [], terms: [] }],
  ])('takes from %j what to look for', (question, expected) => {
    expect(queryTerms(question)).toEqual(expected);
  });
});
