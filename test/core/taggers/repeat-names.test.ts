import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repeatNames } from '../../../electron/core/taggers/repeat-names.ts';
import type { TaggedSpan } from '../../../electron/core/taggers/tag-text.ts';

const names = new Set(['PERSON']);
const span = (text: string, quote: string, type = 'PERSON', probability = 0.9): TaggedSpan => {
  const start = text.indexOf(quote);
  return { type, start, end: start + quote.length, text: quote, probability };
};
const marked = (text: string, ...spans: readonly TaggedSpan[]): readonly string[] =>
  repeatNames(text, spans, names).map(({ text: quote }) => quote);

describe('a name found once', () => {
  test('is marked wherever one of its words stands again', () => {
    const text = 'Patient: Iria Varela. Varela denies fever. Iria Varela returns in May. The O’Brien ward.';
    expect(marked(text, span(text, 'Iria Varela'))).toEqual(['Iria Varela', 'Varela', 'Iria Varela']);
  });

  test('keeps an apostrophe inside, and loses the one behind', () => {
    const text = "Seen by Ann O'Brien. O'Brien's plan: rest.";
    expect(marked(text, span(text, "Ann O'Brien"))).toEqual(["Ann O'Brien", "O'Brien"]);
  });

  test('is not looked for inside other words, addresses or marks', () => {
    const text = 'Lena Park wrote. Parks are closed, lena.Park@x.org is not, Park Ltd is.';
    const company = span(text, 'Park Ltd', 'ORGANIZATION');
    expect(marked(text, span(text, 'Lena Park'), company)).toEqual(['Lena Park', 'Park Ltd']);
  });

  test('does not make a month or a title a name, and an unsure one is not spread', () => {
    const text = 'Mrs April May called in May. Boris left. Boris came.';
    expect(marked(text, span(text, 'Mrs April May'), span(text, 'Boris', 'PERSON', 0.4))).toHaveLength(2);
  });

  test('changes nothing where no person is marked', () => {
    const text = 'Boston, then Boston again.';
    expect(marked(text, span(text, 'Boston', 'GPE'))).toEqual(['Boston']);
  });
});

test('spans stay in order, quote the text, and never overlap', () => {
  const word = fc.constantFrom('Ann', 'Boyle', 'went', 'Ann-Marie', 'home', 'Boyle,', '\n', '\u{1f600}');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = `Ann Boyle ${words.join(' ')}`;
      const found = repeatNames(text, [span(text, 'Ann Boyle')], names);
      let end = 0;
      for (const one of found) {
        expect(one.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(one.start, one.end)).toBe(one.text);
        end = one.end;
      }
    }),
  );
});
