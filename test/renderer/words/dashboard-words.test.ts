import { expect, test } from 'vitest';
import {
  boundSentence,
  driftSentence,
  fieldWords,
  makerShort,
  ofDecided,
} from '../../../renderer/screens/words/dashboard-words.ts';
import { barSentence } from '../../../renderer/screens/words/route-words.ts';

test('a share is never shown without its n, and nothing is not zero', () => {
  expect(ofDecided(3, 20)).toBe('3 of 20');
  expect(ofDecided(0, 0)).toBe('nobody decided yet');
});

test('a bound says what is proven, and else that it is not', () => {
  const counts = { documents: 301, items: 301 };
  const set = { status: 'set', threshold: 0.5, coverage: 1, accepted: 301, wrong: 7, ...counts } as const;
  expect(boundSentence(set, 0.05)).toBe(
    'Proven: at most 5 in 100 wrong from 50 of 100 on (7 of 301 wrong, 301 judged files).',
  );
  expect(boundSentence({ status: 'not-enough-data', documents: 12, items: 30 }, 0.05)).toMatch(/^Not enough data yet/u);
  expect(boundSentence({ status: 'not-reachable', ...counts }, 0.02)).toMatch(/^Not proven/u);
});

test('a threshold that a person typed in says who and why', () => {
  const from = {
    kind: 'person',
    byName: 'R. Adeyemi',
    at: '2026-11-24T12:00:00.000Z',
    reason: 'audit of May',
  } as const;
  expect(barSentence({ value: 0.9, from: from as never })).toBe(
    'enough from 90 of 100; typed in by R. Adeyemi: audit of May',
  );
  expect(barSentence(null)).toBe('its word alone is never enough');
});

test('drift is told in counts of files', () => {
  const line = { specialist: 'rules/term', verdict: 'alarm', p: 0.001, limit: 0.01 } as const;
  const sides = { before: 0.12, now: 0.52, documentsBefore: 140, documentsNow: 25 };
  expect(driftSentence({ ...line, ...sides, sign: 'overrides' })).toBe(
    'Before: 17 of 140 files, newest week 13 of 25 files',
  );
});

test('names are plain: no digests, no camel case', () => {
  expect(makerShort('rules/clause+legal.clause-head@1.1.0#9f31c0aa12be7d04')).toBe(
    'rules/clause + legal.clause-head@1.1.0',
  );
  expect(fieldWords('agreementDate')).toBe('Agreement date');
});
