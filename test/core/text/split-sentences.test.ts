import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../electron/core/text/split-sentences.ts';

const split = (text: string): string[] => splitSentences(text).map(([start, end]) => text.slice(start, end));

describe('cutting text into sentences', () => {
  it('keeps every unit that is not white space, in order, once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(split(text).join('').replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''));
        for (const sentence of split(text)) expect(sentence).toBe(sentence.trim());
      }),
    );
  });

  it.each([
    [
      'The rent is $4,180.50 per month. It is due on the 1st.',
      ['The rent is $4,180.50 per month.', 'It is due on the 1st.'],
    ],
    [
      'Calder Ridge Instruments, Inc. is a party. So is Osprey Loom.',
      ['Calder Ridge Instruments, Inc. is a party.', 'So is Osprey Loom.'],
    ],
    ['The buyer is Osprey, Inc. The seller is Pell.', ['The buyer is Osprey, Inc.', 'The seller is Pell.']],
    [
      'Dr. Imelda Quaye saw Mrs. Barrowcliff at 10:30 a.m. on Monday.',
      ['Dr. Imelda Quaye saw Mrs. Barrowcliff at 10:30 a.m. on Monday.'],
    ],
    [
      'See Hadley v. Baxendale (1854) 9 Exch 341. It governs.',
      ['See Hadley v. Baxendale (1854) 9 Exch 341.', 'It governs.'],
    ],
    ['10.2 The cap in Sec. 4.1 applies. No. 7 does not.', ['10.2 The cap in Sec. 4.1 applies.', 'No. 7 does not.']],
    ['1. Take aspirin.\n2. Rest.', ['1. Take aspirin.', '2. Rest.']],
    ['Is it due? Yes! “It is.” Then pay.', ['Is it due?', 'Yes!', '“It is.”', 'Then pay.']],
    ['Signed by K. Farrow for the U.S. government.', ['Signed by K. Farrow for the U.S. government.']],
    [
      'GOVERNING LAW\n\nThis Lease is governed\nby Oregon law.',
      ['GOVERNING LAW', 'This Lease is governed\nby Oregon law.'],
    ],
    ['She takes:\n• apixaban\n• metoprolol', ['She takes:', '• apixaban', '• metoprolol']],
  ])('cuts %j', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('answers in time for hostile text', () => {
    for (const text of ['.'.repeat(200_000), '. '.repeat(100_000), 'a.\n'.repeat(60_000), 'A'.repeat(200_000)]) {
      const before = process.cpuUsage();
      splitSentences(text);
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
    }
  });
});
