import { describe, expect, it } from 'vitest';
import type { Page, TextItem } from '../../../electron/contract/text.ts';
import { findFurniture } from '../../../electron/core/text/find-furniture.ts';
import { pageBlocks } from '../../../electron/core/text/page-blocks.ts';
import { pageLines } from '../../../electron/core/text/page-lines.ts';
import { pageOf } from './page-of.ts';

/** A page whose pieces stand at the given heights; a piece that ends with a line feed ends its line. */
function placed(n: number, pieces: readonly (readonly [string, number])[]): Page {
  const items: TextItem[] = [];
  let text = '';
  for (const [piece, top] of pieces) {
    items.push([text.length, text.length + piece.trimEnd().length, 72, top, 300, 11]);
    text += piece;
  }
  return pageOf(text, { n, items });
}

const headings = (page: Page): readonly string[] =>
  pageBlocks(page, null, 220).flatMap(({ isHeading, heading }) => (isHeading && heading !== null ? [heading] : []));

describe('the lines of a page', () => {
  it('begin where a piece stands at another height, line feed or not', () => {
    const page = placed(1, [
      ['The parties agree\n', 100],
      ['to act.', 115],
      ['Source: EXAMPLE INC, 2020', 760],
    ]);
    expect(pageLines(page).map(({ text, top }) => [text, top])).toEqual([
      ['The parties agree', 100],
      ['to act.', 115],
      ['Source: EXAMPLE INC, 2020', 760],
    ]);
  });

  it('do not break at a raised sign', () => {
    expect(
      pageLines(
        placed(1, [
          ['10', 100],
          ['9', 95],
          [' cells', 100],
        ]),
      ).map(({ text }) => text),
    ).toEqual(['109 cells']);
  });
});

describe('furniture by place', () => {
  it('is found where a foot follows the last word directly', () => {
    const pages = [1, 2].map((n) =>
      placed(n, [
        ['Heading of the contract\n', 80],
        ...Array.from(
          { length: 9 },
          (_, at) => [`Part ${'ab'.charAt(n)}${'cdefghijk'.charAt(at)} goes on\n`, 100 + at * 15] as const,
        ),
        [`and ends ${'here so'.split(' ')[n - 1]!}.`, 300],
        [`Source: EXAMPLE INC, ${String(n)}`, 760],
      ]),
    );
    const found = findFurniture(pages).map((ranges, index) =>
      ranges.map(([from, to]) => pages[index]!.text.slice(from, to)),
    );
    expect(found.map((lines) => lines.at(-1))).toEqual(['Source: EXAMPLE INC, 1', 'Source: EXAMPLE INC, 2']);
  });
});

describe('headings', () => {
  it('are known by the space above them', () => {
    const page = placed(1, [
      ['The court heard four witnesses and accepts\n', 100],
      ['what they said.\n', 115],
      ['The evidence\n', 150],
      ['6. I heard the master of the vessel.\n', 165],
      ['Conclusion of his evidence follows here in full\n', 180],
    ]);
    expect(headings(page)).toEqual(['The evidence']);
  });

  it('are not the lines of a paragraph in capitals', () => {
    const page = pageOf(
      [
        'LIMITATION',
        'NEITHER PARTY IS LIABLE TO THE OTHER FOR LOSS OF PROFIT OR OF',
        'BUSINESS, OR FOR ANY INDIRECT LOSS, WHETHER OR NOT IT COULD BE',
        'FORESEEN BY EITHER',
      ].join('\n'),
    );
    expect(headings(page).filter((heading) => heading !== 'LIMITATION')).toEqual([]);
  });

  it('are the names of sections in a clinical note', () => {
    expect(headings(pageOf('IMPRESSION: No fracture.\nPLAN:\n1. Rest.'))).toEqual(['IMPRESSION', 'PLAN']);
  });
});
