import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignWords } from '../../../electron/core/judgement/align-words.ts';
import { statementWords } from '../../../electron/core/judgement/statement-words.ts';

const align = (claim: string, sentence: string): ReturnType<typeof alignWords> =>
  alignWords(statementWords(claim), statementWords(sentence));
const texts = (words: readonly { text: string }[]): string[] => words.map(({ text }) => text);
const sentence = fc.array(fc.constantFrom('buyer', 'seller', 'pays', 'ten', 'not', '5', 'days'), { maxLength: 30 });

describe('lining up a claim with a sentence', () => {
  test('a sentence has no difference to itself', () => {
    fc.assert(
      fc.property(sentence, (words) => {
        const { common, differences } = align(words.join(' '), words.join(' '));
        expect(common).toBe(words.length);
        expect(differences).toEqual([]);
      }),
    );
  });

  test('every word of the claim is common or stands in a difference', () => {
    fc.assert(
      fc.property(sentence, sentence, (ours, theirs) => {
        const { common, differences } = align(ours.join(' '), theirs.join(' '));
        expect(common + differences.flatMap(({ claim }) => claim).length).toBe(ours.length);
      }),
    );
  });

  test('a changed word stands against the word that it replaced, also at either end', () => {
    const [first, middle, last] = [
      align('Buyer pays in May.', 'Seller pays in May.'),
      align('The rent is 900 dollars.', 'The rent is 700 dollars.'),
      align('It ends in June.', 'It ends in July.'),
    ].map(({ differences }) => differences);
    expect(first?.map(({ claim, sentence: other }) => [texts(claim), texts(other)])).toEqual([[['buyer'], ['seller']]]);
    expect(middle?.map(({ claim, sentence: other }) => [texts(claim), texts(other)])).toEqual([[['900'], ['700']]]);
    expect(last?.map(({ claim, sentence: other }) => [texts(claim), texts(other)])).toEqual([[['june'], ['july']]]);
  });

  test('what the sentence says before and after the claim is no difference', () => {
    expect(align('Buyer pays', 'On the first day Buyer pays and then leaves').differences).toEqual([]);
  });
});
