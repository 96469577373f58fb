import { expect, test } from 'vitest';
import { reasonOf } from '../../renderer/screens/failure-notice.tsx';

test('what is refused says why in a sentence', () => {
  expect(reasonOf({ code: 'not-allowed', subject: 'a person stays in every route' })).toBe(
    'A person stays in every route.',
  );
  expect(reasonOf({ code: 'invalid', subject: 'this file was imported already.' })).toBe(
    'This file was imported already.',
  );
});

test('a bare name, a list of faults and every other failure stay with the code', () => {
  expect(reasonOf({ code: 'not-allowed', subject: 'sender' })).toBeNull();
  expect(reasonOf({ code: 'invalid', subject: 'anchor key' })).toBeNull();
  expect(reasonOf({ code: 'invalid', subject: '[\n {"code": "too_big"}]' })).toBeNull();
  expect(reasonOf({ code: 'internal', subject: 'a stack of words' })).toBeNull();
  expect(reasonOf({ code: 'not-allowed' })).toBeNull();
});
