import { describe, expect, test } from 'vitest';
import { sizeFor } from '../../../electron/adapters/llama/adapter-contexts.ts';
import { chooseThreads } from '../../../electron/adapters/llama/start-llama.ts';

describe('threads', () => {
  test.each([
    [1, 1, 1],
    [2, 2, 1],
    [4, 8, 3],
    [16, 16, 7],
    [4, 2, 1],
  ])('%i useful cores of which %i may be used give %i threads', (mathCores, usable, threads) => {
    expect(chooseThreads(mathCores, usable)).toBe(threads);
  });
});

describe('size of a context', () => {
  test('is the next power of two, not above what the model was trained for', () => {
    expect([1, 1024, 1025, 3000, 8192].map((tokens) => sizeFor(tokens, 8192))).toEqual([1024, 1024, 2048, 4096, 8192]);
    expect(sizeFor(500, 512)).toBe(512);
    expect(() => sizeFor(513, 512)).toThrow('512 fit');
    expect(() => sizeFor(9000, 32768)).toThrow('8192 fit');
  });
});
