import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withDates } from '../../../electron/core/heads/date-clauses.ts';
import type { ClauseFinding } from '../../../electron/core/heads/clause-finding.ts';

const text =
  'SUPPLY AGREEMENT\n\nThis Supply Agreement is made and entered into as of October 1, 2019 and made effective as of November 1, 2019 (the "Effective Date") by and between Acme Ltd and Bolt Inc.';
const marked = (category: string, words: string, probability: number): ClauseFinding => ({
  category,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  text: words,
  probability,
});

test('the dates that the grammars read are found without the tagger', () => {
  const found = withDates(text, []).map(({ category, text: words }) => `${category}: ${words}`);
  expect(found).toContain('Agreement Date: October 1, 2019');
  expect(found).toContain('Effective Date: November 1, 2019');
});

test('a date that tagger and grammar agree on is given once, and more surely', () => {
  const alone = withDates(text, []).find(({ text: words }) => words === 'October 1, 2019');
  const both = withDates(text, [marked('Agreement Date', 'October 1, 2019', 0.6)]).filter(
    ({ category, text: words }) => category === 'Agreement Date' && words === 'October 1, 2019',
  );
  expect(both).toHaveLength(1);
  expect(both[0]?.probability).toBeGreaterThan(alone?.probability ?? 1);
});

test('what the tagger marked of other categories stays', () => {
  const party = marked('Parties', 'Acme Ltd', 0.9);
  expect(withDates(text, [party])).toContainEqual(party);
});

test('every date quotes its text, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('dated', 'as of', 'May 1, 2014', '\u{1f600}', '\n', 'effective', '2019', 'May __, 2000'),
      ),
      (words) => {
        const any = words.join(' ');
        for (const { start, end, text: quoted } of withDates(any, [])) expect(quoted).toBe(any.slice(start, end));
      },
    ),
  );
});
