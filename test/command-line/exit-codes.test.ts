import { expect, test } from 'vitest';
import { exitCodeOf, exitCodes } from '../../electron/command-line/exit-codes.ts';
import { sentenceOf } from '../../electron/command-line/sentences.ts';
import { failureCodes } from '../../electron/contract/failure.ts';

test('every failure ends with a promised exit code and a sentence that says something', () => {
  const promised = new Set<number>(Object.values(exitCodes));
  for (const code of failureCodes) {
    expect(promised).toContain(exitCodeOf(code));
    expect(exitCodeOf(code)).not.toBe(exitCodes.done);
    expect(sentenceOf(code)).toMatch(/^[A-Z].*\.$/u);
  }
});

test('the promised codes are those of the interface', () => {
  expect(exitCodes).toEqual({
    done: 0,
    someFailed: 1,
    usage: 2,
    locked: 3,
    logRefuses: 4,
    model: 5,
    policy: 6,
    cancelled: 130,
  });
});
