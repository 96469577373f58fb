import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateQuote, type QuotedPage } from '../../../electron/core/evidence/locate-quote.ts';

const layer = (text: string): QuotedPage => ({ text, source: 'text-layer' });
const ocr = (text: string): QuotedPage => ({ text, source: 'ocr' });

const prose = `Neither Party may assign this Agree-
ment, by operation of law or otherwise, without the prior written con-
sent of the other Party. A non-
disclosure duty of five (5) years applies to the “Confidential Information” of €250,000 – 9.1%.
The ﬁnal notice is due on 12-
15 March; see LF-2024-0187 and Hadley v Baxendale (1854) 9 Exch 341.`;

/** Where the found place and the true one differ only in white space at the ends. */
function expectSamePlace(text: string, found: { start: number; end: number } | null, start: number, end: number): void {
  expect(found).not.toBeNull();
  expect(text.slice(found!.start, found!.end)).toBe(text.slice(start, end));
}

describe('locating a quote', () => {
  it('finds any slice of any page exactly', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
        fc.nat(),
        fc.nat(),
        (text, from, size) => {
          const start = from % text.length;
          const slice = text.slice(start, start + 1 + (size % (text.length - start)));
          const found = locateQuote(layer(text), slice, { near: start });
          if (slice.trim() === '') expect(found).toBeNull();
          else expect(found).toMatchObject({ match: 'exact', distance: 0, start: start + slice.indexOf(slice.trim()) });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds any slice again after its white space was changed, in the same place', () => {
    const spaces = fc.constantFrom(' ', '  ', '\n', '\t', '\u00A0', ' \n ', '\u2009');
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.array(spaces, { minLength: 1, maxLength: 9 }), (from, size, picks) => {
        const [start, end] = sliceOfWords(prose, from, size);
        let at = 0;
        const changed = prose.slice(start, end).replace(/\s+/gu, () => picks[at++ % picks.length]!);
        expectSamePlace(prose, locateQuote(layer(prose), changed, { near: start }), start, end);
      }),
      { numRuns: 500 },
    );
  });

  it('finds any slice again after words were hyphenated at line ends, in the same place', () => {
    const flat = prose.replace(/-\n/gu, '');
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (from, size, every) => {
        const [start, end] = sliceOfWords(flat, from, size);
        const step = 3 + (every % 7);
        let letters = 0;
        const broken = flat
          .slice(start, end)
          .replace(/(?<=[a-z]{2})(?=[a-z]{2})/gu, () => (letters++ % step === 0 ? '-\n' : ''));
        expectSamePlace(flat, locateQuote(layer(flat), broken, { near: start }), start, end);
      }),
      { numRuns: 500 },
    );
  });

  it('never finds a quote with a changed letter or digit on a page with a text layer', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom('q', 'x', '7', 'Ö'), (from, size, where, letter) => {
        const [start, end] = sliceOfWords(prose, from, size);
        const slice = prose.slice(start, end);
        const letters = [...slice.matchAll(/[A-Za-z0-9]/gu)].map(({ index }) => index);
        const at = letters[where % letters.length]!;
        fc.pre(slice[at] !== letter);
        const changed = slice.slice(0, at) + letter + slice.slice(at + 1);
        const found = locateQuote(layer(prose), changed, { near: start });
        if (found !== null) expect(found.match).toBe('exact'); // "7" instead of "5" may stand elsewhere as it is
        if (slice.length > 12) expect(found).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['Neither Party shall assign this Agreement', 'a changed word'],
    ['Party may not assign this Agreement', 'an added word'],
    ['Neither Party assign this Agreement', 'a missing word'],
    ['€25,000', 'a changed amount'],
    ['LF20240187', 'an identifier without its hyphens'],
    ['1215 March', 'a range run together'],
    ['', 'nothing'],
    [' \n ', 'white space'],
  ])('does not find %j: %s', (quote) => {
    expect(locateQuote(layer(prose), quote)).toBeNull();
    expect(locateQuote(ocr(prose), quote)).toBeNull();
  });

  it.each([
    ['this Agreement, by operation', 'this Agree-\nment, by operation'],
    ['A non-disclosure duty', 'A non-\ndisclosure duty'],
    ['A nondisclosure duty', 'A non-\ndisclosure duty'],
    ['the "Confidential Information"', 'the “Confidential Information”'],
    ['€250,000 - 9.1%', '€250,000 – 9.1%'],
    ['The final notice', 'The ﬁnal notice'],
    ['12–15 March', '12-\n15 March'],
    ['con\u00ADsent of the other', 'con-\nsent of the other'],
  ])('finds %j where the page has %j', (quote, stands) => {
    const found = locateQuote(layer(prose), quote)!;
    expect(prose.slice(found.start, found.end)).toBe(stands);
    expect(found).toMatchObject({ match: 'normalised', distance: 0 });
  });

  it('tells a hyphen inside a word from none', () => {
    expect(locateQuote(layer('They re-sign the deed.'), 'resign the deed')).toBeNull();
    expect(locateQuote(layer('They resign.'), 're-sign')).toBeNull();
  });

  it('composes letters with combining marks', () => {
    const text = 'Mme Lefe\u0301vre signe.';
    const found = locateQuote(layer(text), 'Lef\u00E9vre signe')!;
    expect(text.slice(found.start, found.end)).toBe('Lefe\u0301vre signe');
  });

  it('keeps superscripts: ten squared is not a hundred and two', () => {
    expect(locateQuote(layer('about 10² cells'), '102')).toBeNull();
  });

  it('prefers whole words, then the place nearest to where it was read', () => {
    const text = 'network two network two';
    expect(locateQuote(layer(text), 'two')).toMatchObject({ start: 8 });
    expect(locateQuote(layer(text), 'two', { near: 20 })).toMatchObject({ start: 20 });
  });
});

describe('locating a quote on a page read by character recognition', () => {
  const scanned = 'The tenn of this Agreement is O5 years frorn March 1O, 2025; the Purchaser’s lia6ility is c1ear.';

  it('finds known confusions, marks them and counts them', () => {
    expect(locateQuote(ocr(scanned), 'years from March 10, 2025')).toEqual({
      start: scanned.indexOf('years'),
      end: scanned.indexOf(';'),
      match: 'near',
      distance: 2,
    });
  });

  it('does not find them on a page with a text layer', () => {
    expect(locateQuote(layer(scanned), 'years from March 10, 2025')).toBeNull();
  });

  it('does not take one digit for another', () => {
    expect(locateQuote(ocr(scanned), 'years from March 16, 2025')).toBeNull();
    expect(locateQuote(ocr('a dose of 5.0 mg daily'), 'a dose of 6.0 mg daily')).toBeNull();
  });

  it('does not find a quote with more confusions than its length allows', () => {
    expect(locateQuote(ocr('Ievel lO l0SS'), 'level 10 loss')).toBeNull();
  });
});

describe('hostile sizes', () => {
  const size = 1_000_000;
  const shapes: readonly (readonly [string, string, string])[] = [
    ['one letter', 'a'.repeat(size), `${'a'.repeat(19_999)}b`],
    ['one letter, found everywhere', 'a'.repeat(size), 'a'.repeat(20_000)],
    ['hyphens at every second place', 'a-'.repeat(size / 2), `${'a-\n'.repeat(6_000)}a-b`],
    ['hyphens that disagree late', 'a-'.repeat(size / 2), `${'a-'.repeat(9_000)}aaaa`],
    ['confusable letters', 'l1I|'.repeat(size / 4), 'Il1|'.repeat(5_000)],
    ['pairs', 'rn'.repeat(size / 2), 'm'.repeat(20_000)],
    ['white space', ' \n'.repeat(size / 2), `a${' '.repeat(19_000)}b`],
    ['combining marks', `a${'\u0301'.repeat(size)}`, `a${'\u0301'.repeat(19_999)}`],
    ['dashes', `a${'- '.repeat(size / 2)}b`, `a${'- '.repeat(9_000)}c`],
  ];
  it.each(shapes)('answers in time: %s', (_name, text, quote) => {
    const before = process.cpuUsage();
    locateQuote(ocr(text), quote);
    const { user, system } = process.cpuUsage(before); // not the clock: tests share the machine
    // Linear work takes 40 to 430 ms of a shared core; a quadratic search would take minutes.
    expect((user + system) / 1000).toBeLessThan(1500);
  });
});

/** A slice that begins and ends with a whole word. */
function sliceOfWords(text: string, from: number, size: number): readonly [number, number] {
  const words = [...text.matchAll(/\S+/gu)].filter(([word]) => /^[\p{L}\p{N}].*[\p{L}\p{N}]$/u.test(word));
  const first = words[from % words.length]!;
  const later = words.filter(({ index }) => index >= first.index);
  const last = later[size % later.length]!;
  return [first.index, last.index + last[0].length];
}
