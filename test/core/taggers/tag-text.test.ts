import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokens, words } from '../../../electron/core/heads/words.ts';
import { findPatterns, isIban, isLuhn } from '../../../electron/core/taggers/find-patterns.ts';
import { guessLanguage } from '../../../electron/core/taggers/guess-language.ts';
import { labelSpans } from '../../../electron/core/taggers/tag-text.ts';
import { textSequences } from '../../../electron/core/taggers/text-sequences.ts';
import { wordShape } from '../../../electron/core/taggers/token-attributes.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

describe('tokens', () => {
  test('quote the text, go forward, and hold no white space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const token of tokens(text)) {
          expect(token.text).toBe(text.slice(token.start, token.end));
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.text).not.toMatch(/[\p{Z}\p{C}]/u);
          end = token.end;
        }
      }),
    );
  });

  test('part letters, digits and signs', () => {
    expect(tokens('5-HT2A (10.5mg)').map(({ text }) => text)).toEqual([
      '5',
      '-',
      'HT',
      '2',
      'A',
      '(',
      '10',
      '.',
      '5',
      'mg',
      ')',
    ]);
    expect(words('Paid $1,250 in 2021')).toEqual(['paid', '0', '000', 'in', '0000']);
  });

  test('outside the basic plane count two units', () => {
    expect(tokens('\u{1d538}b \u{1f600}').map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [4, 6],
    ]);
  });
});

describe('sequences', () => {
  const rule = { by: 'line', longest: 10 } as const;

  test('hold every token once, in order, and keep to their length', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('line', 'paragraph', 'text'), (text, by) => {
        const sequences = textSequences(text, { by, longest: 10 });
        expect(sequences.flat().map(({ start }) => start)).toEqual(tokens(text).map(({ start }) => start));
        expect(sequences.every(({ length }) => length >= 1 && length <= 10)).toBe(true);
      }),
    );
  });

  test('end with their line, or at the last full stop before the limit', () => {
    expect(textSequences('a b\nc', rule).map(({ length }) => length)).toEqual([2, 1]);
    expect(textSequences('a b c d e f g . h i j k', rule).map(({ length }) => length)).toEqual([8, 4]);
  });
});

describe('patterns', () => {
  const pattern = (type: string, expression: string, check: 'none' | 'luhn' | 'iban' = 'none') => ({
    type,
    expression,
    check,
    probability: 0.9,
  });

  test('of two that overlap the first in the list stays', () => {
    const found = findPatterns([pattern('B', 'bc'), pattern('A', 'ab')], 'abcd ab');
    expect(found.map(({ type, start }) => [type, start])).toEqual([
      ['B', 1],
      ['A', 5],
    ]);
  });

  test('check the digits where a check exists', () => {
    expect(isLuhn('4111111111111111')).toBe(true);
    expect(isLuhn('4111111111111112')).toBe(false);
    expect(isIban('GB82WEST12345698765432')).toBe(true);
    expect(isIban('GB82WEST12345698765433')).toBe(false);
    const cards = [pattern('CARD', String.raw`\d{4}(?: ?\d{4}){3}`, 'luhn')];
    expect(findPatterns(cards, '4111 1111 1111 1111 or 4111 1111 1111 1112')).toHaveLength(1);
  });
});

test('labels become spans, also when one begins inside', () => {
  expect(labelSpans(['O', 'I-X', 'I-X', 'B-X', 'B-Y', 'O'])).toEqual([
    { type: 'X', first: 1, end: 3 },
    { type: 'X', first: 3, end: 4 },
    { type: 'Y', first: 4, end: 5 },
  ]);
});

test('shapes say case, digits and signs, repeats once', () => {
  expect(['McDonald', 'HbA', '2019', 'é', '%'].map(wordShape)).toEqual(['XxXx', 'XxX', 'd', 'x', '%']);
});

test('the language of a note is guessed from its short words', () => {
  expect(guessLanguage('El paciente de 70 años ingresa por dolor en el pecho y se le da el alta con tratamiento')).toBe(
    'es',
  );
  expect(guessLanguage('The patient was admitted with chest pain and discharged on the third day')).toBe('en');
  expect(guessLanguage('')).toBe('en');
});

test('a text of another language is named as such, and names alone are none', () => {
  expect(guessLanguage('Le patient est arrivé avec une douleur dans la poitrine et il ne dort pas')).toBe('fr');
  expect(guessLanguage('Der Patient ist mit Schmerzen in der Brust auf die Station gekommen')).toBe('de');
  expect(guessLanguage('患者因胸痛入院。')).toBe('und');
  expect(guessLanguage('Calle de la Rosa 12, Rua do Arenque')).toBe('en');
});
