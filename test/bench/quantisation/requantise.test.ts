import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyAdapter, tinyModel } from '../../fixtures/tiny-gguf.ts';
import { bytesOf, formats, readNumbers, writeNumbers } from './block-formats.ts';
import { countOf, readGguf, writeGguf } from './gguf-file.ts';
import { fromHalf, toHalf } from './half.ts';
import { requantise } from './requantise.ts';

const block = fc.float32Array({ minLength: 32, maxLength: 32, noNaN: true, min: -50, max: 50 });

describe('half precision', () => {
  it('gives every number of 16 bits back', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = fromHalf(bits);
      if (!Number.isNaN(value)) expect(toHalf(value)).toBe(bits);
    }
  });

  it('rounds to the nearest', () => {
    fc.assert(
      fc.property(fc.double({ min: -60000, max: 60000, noNaN: true }), (value) => {
        expect(Math.abs(fromHalf(toHalf(value)) - value)).toBeLessThanOrEqual(Math.abs(value) / 2048 + 2 ** -25);
      }),
    );
  });
});

describe('block formats', () => {
  it.each([
    ['Q8_0', 1 / 127],
    ['Q4_0', 1 / 7],
    ['Q4_1', 1 / 14],
  ] as const)('%s keeps numbers within its step', (name, step) => {
    fc.assert(
      fc.property(block, (values) => {
        const back = readNumbers(name, writeNumbers(name, values), 32);
        const width = name === 'Q4_1' ? Math.max(...values) - Math.min(...values) : Math.max(...values.map(Math.abs));
        values.forEach((value, at) => {
          expect(Math.abs((back[at] ?? 0) - value)).toBeLessThanOrEqual(
            width * step * 1.01 + Math.abs(value) / 500 + 1e-4,
          );
        });
      }),
    );
  });

  it('are stable: numbers that were written once are written the same again', () => {
    fc.assert(
      fc.property(block, (values) => {
        const once = readNumbers('Q8_0', writeNumbers('Q8_0', values), 32);
        const twice = readNumbers('Q8_0', writeNumbers('Q8_0', once), 32);
        twice.forEach((value, at) => {
          expect(Math.abs(value - (once[at] ?? 0))).toBeLessThanOrEqual(Math.abs(once[at] ?? 0) / 100 + 1e-6);
        });
      }),
    );
  });
});

describe('GGUF files', () => {
  it('come out as they went in', () => {
    const file = tinyModel();
    expect(writeGguf(readGguf(file, bytesOf)).equals(file)).toBe(true);
  });

  it('of the shipped adapter keep names, shapes and nearly all numbers at 8 bits', () => {
    const file = readFileSync(join(import.meta.dirname, '../../../models/adapters/legal-clause-q8_0.gguf'));
    const before = readGguf(file, bytesOf).tensors;
    const after = readGguf(requantise(file, 'F16'), bytesOf).tensors;
    expect(after.map(({ name, shape }) => [name, shape])).toEqual(before.map(({ name, shape }) => [name, shape]));
    const [at] = before.map((_, index) => index).filter((index) => before[index]?.format === formats.Q8_0);
    const [old, made] = [before[at ?? 0], after[at ?? 0]];
    if (old === undefined || made === undefined) throw new Error('the adapter has tensors of 8 bits');
    const wanted = readNumbers('Q8_0', old.data, countOf(old.shape));
    const got = readNumbers('F16', made.data, countOf(made.shape));
    got.forEach((value, index) => {
      expect(Math.abs(value - (wanted[index] ?? 0))).toBeLessThanOrEqual(Math.abs(value) / 1000 + 1e-7);
    });
  });

  it('keep tensors in 32-bit numbers as they are', () => {
    const file = tinyAdapter();
    expect(requantise(file, 'Q8_0').equals(file)).toBe(true);
  });

  it('that are none are refused', () => {
    expect(() => readGguf(Buffer.from('GGML0000'), bytesOf)).toThrow('not a GGUF file');
  });
});
