import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentId, MatterId } from '../../../electron/contract/ids.ts';
import type { Chunk } from '../../../electron/contract/document.ts';
import type { Page } from '../../../electron/contract/text.ts';
import { chunkPages } from '../../../electron/core/text/chunk-pages.ts';
import { countWords } from '../../../electron/core/text/page-blocks.ts';
import { countingIds, pageOf } from './page-of.ts';

const owner = {
  matter: MatterId.parse('mat_00000000000000000000'),
  document: DocumentId.parse('doc_00000000000000000000'),
};
const chunk = (pages: readonly Page[]): readonly Chunk[] => chunkPages(pages, { ...owner, newId: countingIds() });

/** Text as documents have it: words, clause numbers, headings, blank lines, oddities. */
const piece = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom('the', 'Tenant', 'shall', 'pay', 'rent.', 'U.S.', 'No. 5', '(a)', 'x'.repeat(40)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\n', '\n\n', '\n1.1 ', '\n2. ', '\nIMPRESSION: ', '\nGoverning Law\n', '\n• '),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('\u{1F4C4}'.repeat(900), 'y'.repeat(5000), '1. '.repeat(90)) },
);
const pageText = fc.array(piece, { maxLength: 400 }).map((pieces) => pieces.join(' '));

describe('cutting pages into passages', () => {
  it('gives passages that are, unit for unit, what the page holds there, and loses no word', () => {
    fc.assert(
      fc.property(fc.array(pageText, { maxLength: 3 }), (texts) => {
        const pages = texts.map((text, index) => pageOf(text, { n: index + 1 }));
        const chunks = chunk(pages);
        const kept = pages.map(({ text }) => new Array<boolean>(text.length).fill(false));
        for (const { text, span, ordinal } of chunks) {
          const page = pages[span.page - 1]!;
          expect(text).toBe(page.text.slice(span.start, span.end));
          expect(chunks[ordinal]!.text).toBe(text);
          for (let at = span.start; at < span.end; at += 1) {
            expect(kept[span.page - 1]![at]).toBe(false); // no unit lies in two passages
            kept[span.page - 1]![at] = true;
          }
        }
        pages.forEach(({ text }, index) => {
          for (let at = 0; at < text.length; at += 1)
            if (!kept[index]![at]) expect(/\s/u.test(text.charAt(at)), JSON.stringify(text.charAt(at))).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same passages each time, none longer than is read at once', () => {
    fc.assert(
      fc.property(pageText, (text) => {
        const pages = [pageOf(text)];
        expect(chunk(pages)).toEqual(chunk(pages));
        for (const one of chunk(pages)) expect(countWords(one.text)).toBeLessThanOrEqual(265);
      }),
      { numRuns: 60 },
    );
  });

  it('does not cut surrogate pairs apart', () => {
    for (const { text } of chunk([pageOf('\u{1F4C4}'.repeat(9000))])) expect(text.isWellFormed()).toBe(true);
  });

  it('leaves furniture out, and does not run over it', () => {
    const text = 'Running head\nThe rent is due.\nPage 1 of 2';
    const page = pageOf(text, {
      furniture: [
        [0, 12],
        [text.indexOf('Page 1'), text.length],
      ],
    });
    expect(chunk([page]).map((one) => one.text)).toEqual(['The rent is due.']);
  });

  it('runs over line numbers inside a paragraph', () => {
    const text = '1\nThe rent is\n2\ndue on Monday.';
    const page = pageOf(text, {
      furniture: [
        [0, 1],
        [14, 15],
      ],
    });
    expect(chunk([page]).map((one) => one.text)).toEqual(['The rent is\n2\ndue on Monday.']);
  });

  it('begins a passage at a clause when the one before is long enough', () => {
    const clause = (number: string, words: number): string => `${number} ${'The tenant pays rent. '.repeat(words / 4)}`;
    const text = [clause('1.1', 100), clause('1.2', 100), clause('1.3', 60)].join('\n');
    expect(chunk([pageOf(text)]).map((one) => one.text.slice(0, 3))).toEqual(['1.1', '1.2', '1.3']);
  });

  it('names the heading that a passage is under, over the end of the page too', () => {
    const words = 'The tenant pays the rent on time. '.repeat(10);
    const pages = [pageOf(`9. Rent\n\n${words}`), pageOf(words, { n: 2 }), pageOf(`GOVERNING LAW\n${words}`, { n: 3 })];
    expect(chunk(pages).map(({ heading }) => heading)).toEqual(['9. Rent', '9. Rent', 'GOVERNING LAW']);
  });

  it('cuts a hostile page in time', () => {
    for (const text of [
      '1. '.repeat(60_000),
      '\n'.repeat(200_000),
      'a.\n'.repeat(60_000),
      'A'.repeat(200_000),
      '( '.repeat(90_000),
    ]) {
      const before = process.cpuUsage();
      chunk([pageOf(text)]);
      expect(process.cpuUsage(before).user / 1000, JSON.stringify(text.slice(0, 4))).toBeLessThan(3000);
    }
  });
});
