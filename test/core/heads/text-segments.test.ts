import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textSegments } from '../../../electron/core/heads/text-segments.ts';

const cut = (text: string): string[] => textSegments(text).map(({ start, end }) => text.slice(start, end));

describe('segments', () => {
  test('go forward, are trimmed and leave no letter or digit out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const segments = textSegments(text);
        let end = 0;
        for (const segment of segments) {
          expect(segment.start).toBeGreaterThanOrEqual(end);
          expect(segment.end).toBeGreaterThan(segment.start);
          expect(text.slice(end, segment.start)).not.toMatch(/[\p{L}\p{Nd}]/u);
          end = segment.end;
        }
        expect(text.slice(end)).not.toMatch(/[\p{L}\p{Nd}]/u);
      }),
    );
  });

  test('end at sentences, not at abbreviations', () => {
    expect(cut('This is between Acme Inc. and J. Doe. It ends. (a) First; (b) Second.\nNext line')).toEqual([
      'This is between Acme Inc. and J. Doe.',
      'It ends.',
      '(a) First;',
      '(b) Second.',
      'Next line',
    ]);
  });

  test('stay under their length limit', () => {
    const long = 'word '.repeat(2000);
    expect(textSegments(long).every(({ start, end }) => end - start <= 1200)).toBe(true);
    expect(cut('x'.repeat(3000)).map(({ length }) => length)).toEqual([1200, 1200, 600]);
  });
});
