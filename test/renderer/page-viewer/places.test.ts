/** From a stored span to a place on the page: the laws that keep a mark from standing in the wrong place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenItems as readerRule } from '../../../electron/core/text/flatten-items.ts';
import { flattenItems } from '../../../renderer/parts/page-viewer/flatten-items.ts';
import { mergeRects } from '../../../renderer/parts/page-viewer/merge-rects.ts';
import { piecesOfSpan } from '../../../renderer/parts/page-viewer/pieces-of-span.ts';
import { splitText } from '../../../renderer/parts/page-viewer/split-text.ts';
import { tagPlaces } from '../../../renderer/parts/page-viewer/tag-places.ts';
import type { ViewerMark } from '../../../renderer/parts/page-viewer/viewer-types.ts';
import { quoteContext } from '../../../renderer/screens/document/quote-context.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', ' ', '\0', '\uD800', 'ﬁ', '漢'));
const pieces = fc.array(fc.record({ str: anyText, hasEOL: fc.boolean() }), { maxLength: 30 });

describe('the viewer and the reader', () => {
  it('flatten text pieces by the same rule', () => {
    fc.assert(
      fc.property(pieces, (items) => {
        expect(flattenItems(items)).toEqual(readerRule(items));
      }),
    );
  });
});

describe('pieces of a span', () => {
  it('put together again are the span without its line ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ str: fc.string(), hasEOL: fc.boolean() }), { maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        (items, a, b) => {
          const { text, starts } = flattenItems(items);
          const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
          const parts = piecesOfSpan(
            starts,
            items.map((item) => item.str.length),
            start,
            end,
          );
          const joined = parts
            .map(({ piece, from, to }) => text.slice(starts[piece]! + from, starts[piece]! + to))
            .join('');
          const ends = new Set(items.flatMap((item, at) => (item.hasEOL ? [starts[at]! + item.str.length] : [])));
          const expected = Array.from({ length: end - start }, (_, at) =>
            ends.has(start + at) ? '' : text[start + at]!,
          ).join('');
          expect(joined).toBe(expected);
        },
      ),
    );
  });
});

describe('boxes', () => {
  it('of one line become one, of two lines stay two', () => {
    expect(
      mergeRects([
        { x: 0, y: 0, w: 10, h: 8 },
        { x: 12, y: 0.5, w: 10, h: 8 },
        { x: 0, y: 12, w: 5, h: 8 },
      ]),
    ).toEqual([
      { x: 0, y: 0, w: 22, h: 8.5 },
      { x: 0, y: 12, w: 5, h: 8 },
    ]);
  });
  it('of two columns stay apart', () => {
    expect(
      mergeRects([
        { x: 0, y: 0, w: 10, h: 8 },
        { x: 200, y: 0, w: 10, h: 8 },
      ]),
    ).toHaveLength(2);
  });
  it('number tags never cover each other and never move up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 20 }), (heights) => {
        const placed = tagPlaces(
          heights.map((y, at) => ({ owner: String(at), y })),
          24,
        );
        expect(placed).toHaveLength(heights.length);
        placed.forEach((tag, at) => {
          expect(tag.y).toBeGreaterThanOrEqual(heights[Number(tag.owner)]!);
          if (at > 0) expect(tag.y - placed[at - 1]!.y).toBeGreaterThanOrEqual(24);
        });
      }),
    );
  });
});

const mark = (id: string, start: number, end: number): ViewerMark => ({
  id,
  owner: id,
  number: 1,
  label: id,
  page: 1,
  start,
  end,
  tone: 'mark',
  sign: 'found',
});

describe('a text page', () => {
  it('cut at its marks says exactly the same words', () => {
    const range = fc.tuple(fc.nat(80), fc.nat(80));
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(range, { maxLength: 6 }), (text, ranges) => {
        const marks = ranges.map(([start, end], at) => mark(String(at), start, end));
        expect(
          splitText(text, marks, '0')
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
  it('shows the current mark where two overlap', () => {
    const segments = splitText('one two three', [mark('a', 0, 7), mark('b', 4, 13)], 'b');
    expect(segments.map(({ text, mark: over }) => [text, over?.id])).toEqual([
      ['one ', 'a'],
      ['two', 'b'],
      [' three', 'b'],
    ]);
  });
  it('a mark that reaches past the text is not shown at a wrong place', () => {
    expect(splitText('short', [mark('a', 2, 99)], null).every((segment) => segment.mark === null)).toBe(true);
  });
  it('the words around a quote are cut at word edges', () => {
    const text = `${'before '.repeat(30)}QUOTE${' after'.repeat(30)}`;
    const start = text.indexOf('QUOTE');
    const { before, after } = quoteContext(text, start, start + 5);
    expect(before.startsWith('… before')).toBe(true);
    expect(after.endsWith('after …')).toBe(true);
    expect(quoteContext('all of it', 0, 9)).toEqual({ before: '', after: '' });
  });
});
