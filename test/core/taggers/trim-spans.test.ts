import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaggedSpan } from '../../../electron/core/taggers/tag-text.ts';
import { trimSpans } from '../../../electron/core/taggers/trim-spans.ts';

const person = (text: string, type = 'PERSON'): TaggedSpan => ({
  ...{ type, start: 10, end: 10 + text.length, text, probability: 0.9 },
});
const trimmed = (text: string, type?: string): string => trimSpans([person(text, type)])[0]?.text ?? '';

describe('a marked name', () => {
  test('loses the small words that stand beside it', () => {
    expect(['said Gladys', 'Jensen novel', 'early Yefremova'].map((text) => trimmed(text))).toEqual([
      ...['Gladys', 'Jensen', 'Yefremova'],
    ]);
  });

  test('keeps its particles, and stays whole where everything is written small', () => {
    const kept = ['Willemine ten Pas', 'van der Berg', 'eric g. samoylova', '张伟'];
    expect(kept.map((text) => trimmed(text))).toEqual(kept);
  });

  test('of another kind stays as it is; a date loses its preposition', () => {
    expect(trimmed('the corner of Botley Road', 'STREET_ADDRESS')).toBe('the corner of Botley Road');
    expect(['During 1971', 'on Monday', 'In'].map((text) => trimmed(text, 'DATE_TIME'))).toEqual([
      ...['1971', 'Monday', 'In'],
    ]);
  });

  test('is never widened nor emptied, quotes what it points at, and is not cut twice', () => {
    const words = fc.array(fc.constantFrom('said', 'Ann', 'de', 'Ó', 'x.', '7', ' '), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.constantFrom('PERSON', 'DATE_TIME', 'GPE'), (parts, type) => {
        const span = person(parts.join(' '), type);
        const [cut] = trimSpans([span]);
        expect(cut?.text).toBe(span.text.slice((cut?.start ?? 0) - 10, (cut?.end ?? 0) - 10));
        expect(cut?.text).not.toBe('');
        if (type !== 'DATE_TIME') expect(trimSpans(cut === undefined ? [] : [cut])).toEqual([cut]);
      }),
    );
  });
});
