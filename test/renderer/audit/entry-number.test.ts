import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryNumber } from '../../../renderer/screens/audit/entry-number.ts';

test('an entry is found by its number, written in any of the ways that the window shows it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (n) => {
      for (const typed of [String(n), n.toLocaleString('en'), `#${n}`]) expect(entryNumber(typed)).toBe(n);
    }),
  );
});

test('anything else is a search for words', () => {
  for (const typed of ['', 'd_123', '12 May', '1.5', '-3', 'usr_1', '9'.repeat(40)])
    expect(entryNumber(typed)).toBeNull();
});
