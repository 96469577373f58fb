import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysIn, isoDate } from '../../../electron/core/rules/calendar.ts';
import { findDates } from '../../../electron/core/rules/dates.ts';

const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore
const day = fc
  .record({ year: fc.integer({ min: 1900, max: 2099 }), month: fc.integer({ min: 1, max: 12 }), at: fc.nat() })
  .map(({ year, month, at }) => ({ year, month, day: (at % daysIn(year, month)) + 1 }));
const ordinal = (n: number): string =>
  `${String(n)}${n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'}`;

describe('dates', () => {
  test.each([
    ['the 1st day of May, 2014', '2014-05-01'],
    ['this fifteenth (15th) day of March 1999', '1999-03-15'],
    ['as of the 19t h day of December, 2018', '2018-12-19'],
    ['this 1s t day of October 2008', '2008-10-01'],
    ['May 1, 2014', '2014-05-01'],
    ['Oct. 11, 1996', '1996-10-11'],
    ['_Dec. 8, 2005', '2005-12-08'],
    ['April. 1st 2019', '2019-04-01'],
    ['25 September 2018', '2018-09-25'],
    ['5/8/14', '2014-05-08'],
    ['23/12/2019', '2019-12-23'],
    ['12-23-2019', '2019-12-23'],
    ['1.4.2011', '2011-04-01'],
    ['2014-05-01', '2014-05-01'],
    ['7/1/98', '1998-07-01'],
  ])('%s is %s', (text, iso) => {
    expect(findDates(`made on ${text} between`).map((found) => found.iso)).toEqual([iso]);
  });

  test.each(['May __, 2014', 'the ____ day of ____, 2000', 'this day of , 2012', '[●], 2020', 'October 2008'])(
    '%s is a date with a part left open',
    (text) => {
      expect(findDates(`dated as of ${text} between`).map((found) => found.iso)).toEqual([null]);
    },
  );

  test.each(['31/31/2014', 'February 30, 2014', 'section 10.4.2 of', 'may be terminated', '$12.50'])(
    '%s is no date',
    (text) => {
      expect(findDates(text).filter(({ iso }) => iso !== null)).toEqual([]);
    },
  );

  test('a figure that can be read two ways says so', () => {
    expect(findDates('5/8/14')[0]?.ambiguous).toBe(true);
    expect(findDates('5/28/14')[0]?.ambiguous).toBe(false);
  });

  test('every way of writing a day gives that day, and its span holds its words', () => {
    fc.assert(
      fc.property(day, fc.nat(3), (one, form) => {
        const name = months[one.month - 1] ?? '';
        const text =
          [
            `${name} ${String(one.day)}, ${String(one.year)}`,
            `the ${ordinal(one.day)} day of ${name}, ${String(one.year)}`,
            `${String(one.day)} ${name} ${String(one.year)}`,
            isoDate(one) ?? '',
          ][form] ?? '';
        const found = findDates(`x ${text} y`);
        expect(found.map(({ iso }) => iso)).toEqual([isoDate(one)]);
        for (const { start, end, text: words } of found) expect(`x ${text} y`.slice(start, end)).toBe(words);
      }),
    );
  });

  test('no text makes it throw, and mentions never overlap', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: fc.constantFrom(...Array.from('0123456789/-. _[]MayJuneOctober,thdof')) }),
        (text) => {
          const found = findDates(text);
          found.slice(1).forEach(({ start }, index) => {
            expect(start).toBeGreaterThanOrEqual(found[index]?.end ?? 0);
          });
        },
      ),
    );
  });
});

describe('the calendar', () => {
  test('days forth and back end where they began', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (one, days) => {
        const iso = isoDate(one) ?? '';
        expect(addDays(addDays(iso, days), -days)).toBe(iso);
      }),
    );
  });

  test('months never give a day that does not exist', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1200 }), (one, count) => {
        const [year = 0, month = 0, at = 0] = addMonths(isoDate(one) ?? '', count)
          .split('-')
          .map(Number);
        expect(isoDate({ year, month, day: at })).not.toBeNull();
      }),
    );
    expect(addMonths('2020-01-31', 1)).toBe('2020-02-29');
  });
});
