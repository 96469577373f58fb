import { describe, expect, test } from 'vitest';
import type { LogState } from '../../../electron/contract/audit.ts';
import type { UtcTime } from '../../../electron/contract/ids.ts';
import {
  anchorAgeSentence,
  anchorAgeShort,
  anchorFileWords,
  hoursWords,
  unknownCertificate,
} from '../../../renderer/screens/words/anchor-words.ts';

const log: LogState = {
  ...{ status: 'open', size: 9, root: '', origin: 'o', checkpointAt: null, alarm: null },
  anchored: { size: 5, at: '2026-01-01T00:00:00.000Z' as UtcTime, by: 'city/witness' },
};
const refused = (subject: string) => ({ name: 'a', taken: null, failure: { code: 'invalid' as const, subject } });

describe('the age of an anchor', () => {
  test.each([
    [0.4, 'under 1 h'],
    [3.9, '3 h'],
    [47, '47 h'],
    [75, '3 days'],
  ])('%d hours are %s', (hours, words) => {
    expect(hoursWords(hours)).toBe(words);
  });

  test('is said with the limit, and with what to do when it is over', () => {
    const age = { hours: 3, maximumHours: 24, isOver: false };
    expect(anchorAgeShort(log, age)).toBe('outside anchor 3 h ago');
    expect(anchorAgeSentence(log, age)).toBe('Last outside anchor, 3 h ago by city/witness; at most 24 h allowed.');
    const over = { hours: 30, maximumHours: 24, isOver: true };
    expect(anchorAgeShort({ ...log, anchored: null }, over)).toBe('unanchored for 30 h, more than the 24 h allowed');
    expect(anchorAgeSentence({ ...log, anchored: null }, over)).toContain('Send the head out');
  });
});

describe('a file that came back', () => {
  test.each([
    ['unknown-witness city/w', 'city/w, whom this log does not count yet'],
    ['foreign-head', 'the head of another log'],
    ['foreign-timestamp', 'did not send out'],
    ['bad-signature of city/w', 'does not hold'],
    ['no checkpoint and no time stamp', 'neither a head nor a time stamp'],
    ['something new', 'something new'],
  ])('refused as %s is said in words', (subject, words) => {
    expect(anchorFileWords(refused(subject))).toContain(words);
  });

  test('that proves tampering says to stop', () => {
    const failure = { code: 'log-tampered' as const, subject: 'forked-log at entry 0' };
    expect(anchorFileWords({ name: 'a', taken: null, failure })).toContain('Stop work here');
  });

  test('offers the certificate that it asks for', () => {
    expect(unknownCertificate(refused(`unknown-certificate ${'ab'.repeat(32)}`))).toBe('ab'.repeat(32));
    expect(unknownCertificate(refused('foreign-head'))).toBeNull();
  });
});
