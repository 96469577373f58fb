import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedTopics, preferTopics, topicGain } from '../../../electron/core/index/prefer-topics.ts';
import { topicMatcher } from '../../../electron/core/index/topics-of-question.ts';
import { queryTerms } from '../../../electron/core/text/query-terms.ts';
import { clauseTopics } from '../../../electron/packs/legal/shared/clause-topics.ts';

const match = topicMatcher(clauseTopics);
const asked = (question: string): string[] => askedTopics(match(queryTerms(question).terms)).map(({ topic }) => topic);

test.each([
  ['Which law applies to this contract?', 'Governing Law'],
  ['Does the agreement renew automatically?', 'Renewal Term'],
  ['May either side inspect the books?', 'Audit Rights'],
  ['What royalties are due?', 'Revenue/Profit Sharing'],
  ['Is there a right of first refusal?', 'Rofr/Rofo/Rofn'],
  [
    'Highlight the parts (if any) of this contract related to "Insurance" that should be reviewed by a lawyer.',
    'Insurance',
  ],
])('%s is about %s', (question, topic) => {
  expect(asked(question)).toContain(topic);
});

test.each(['What colour is the building?', 'Which antibiotic was given?', 'Wie lange läuft der Vertrag?', '', 'fee?'])(
  '"%s" names no kind of clause',
  (question) => {
    expect(asked(question)).toEqual([]);
  },
);

test('strength is a share, whatever is asked', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (terms) => {
      for (const { strength } of match(terms)) expect(strength > 0 && strength <= 1 + 1e-9).toBe(true);
    }),
  );
});

const share = fc.double({ min: 0, max: 1, noNaN: true });

test('what a kind adds is a share, rises with the probability, and never lowers a passage', () => {
  fc.assert(
    fc.property(share, share, share, (strength, probability, score) => {
      const topics = [{ topic: 'law', strength }];
      const gain = topicGain(topics, () => probability);
      expect(gain >= 0 && gain <= 1).toBe(true);
      expect(topicGain(topics, () => Math.min(1, probability + 0.1))).toBeGreaterThanOrEqual(gain - 1e-12); // rounding of very small shares
      expect(preferTopics(score, gain)).toBeGreaterThanOrEqual(score);
      expect(topicGain([], () => probability)).toBe(0);
    }),
  );
});

test('a sure passage of a fully named kind comes before every passage that only shares words', () => {
  expect(
    preferTopics(
      0,
      topicGain([{ topic: 'law', strength: 1 }], () => 1),
    ),
  ).toBeGreaterThan(1);
});
