import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adapterProblems } from '../../../electron/core/gguf/check-adapter.ts';
import { checkBlocks } from '../../../electron/core/gguf/check-blocks.ts';
import type { GgufHeader } from '../../../electron/contract/gguf.ts';
import { readGguf } from '../../../electron/core/gguf/read-gguf.ts';
import { tensorType } from '../../../electron/core/gguf/tensor-types.ts';
import { smallAdapter, smallBase } from '../../fixtures/gguf.ts';

const models = join(import.meta.dirname, '../../../models');

function header(bytes: Uint8Array): GgufHeader {
  const reading = readGguf(bytes);
  if (reading.kind !== 'header') throw new Error(JSON.stringify(reading));
  return reading.header;
}

describe('the header of a GGUF file', () => {
  test('of a shipped adapter says its architecture, its tensors and its exact size', () => {
    const bytes = readFileSync(join(models, 'adapters/legal-clause-q8_0.gguf'));
    const { values, tensors, needs } = header(bytes);
    expect(values.get('general.architecture')).toBe('llama');
    expect([tensors.length, needs]).toEqual([210, bytes.length]);
    expect(tensors[0]).toMatchObject({ name: 'blk.15.ffn_down.weight.lora_a', shape: [1536, 16] });
  });

  test('that is cut anywhere asks for more, and never throws', () => {
    const bytes = smallAdapter();
    for (let length = 0; length < bytes.length; length += 1)
      expect(['more', 'header']).toContain(readGguf(bytes.subarray(0, length)).kind);
  });

  test('with changed bytes is read, refused or asks for more, and never throws or runs away', () => {
    const whole = smallAdapter();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          const reading = readGguf(bytes);
          if (reading.kind === 'header')
            expect(reading.header.tensors.every(({ start, bytes: size }) => start + size <= reading.header.needs)).toBe(
              true,
            );
        },
      ),
      { numRuns: 20_000 },
    );
  }, 60_000);

  test('of something else is refused in words', () => {
    expect(readGguf(Buffer.from('PK\u0003\u0004 and so on, for long enough'))).toEqual({
      kind: 'broken',
      problem: 'it does not begin like a GGUF file',
    });
  });
});

describe('an adapter and a base', () => {
  test('fit when each pair has the size of the weight that it changes', () => {
    expect(adapterProblems(header(smallAdapter()), header(smallBase()))).toEqual([]);
  });

  test('do not fit when architecture, size or name differ', () => {
    expect(adapterProblems(header(smallAdapter({ architecture: 'gemma3' })), header(smallBase()))[0]).toContain(
      'architecture',
    );
    expect(adapterProblems(header(smallAdapter()), header(smallBase(8)))[0]).toContain('another size');
    expect(adapterProblems(header(smallBase()), header(smallBase()))[0]).toContain('lora');
  });
});

describe('the numbers of a tensor', () => {
  const f32 = tensorType(0)!;
  const q8 = tensorType(8)!;

  test('that are NaN or infinite are counted, in every format with a float', () => {
    const plain = Buffer.from(new Float32Array([1, NaN, Infinity, 2]).buffer);
    expect(checkBlocks(f32, plain)).toEqual({ notNumbers: 2, isZero: false });
    const block = Buffer.alloc(34 * 2, 1);
    block.writeUInt16LE(0x7e00, 34);
    expect(checkBlocks(q8, block)).toEqual({ notNumbers: 1, isZero: false });
  });

  test('that are all zero are said to be', () => {
    expect(checkBlocks(q8, Buffer.alloc(34))).toEqual({ notNumbers: 0, isZero: true });
  });

  test('finite ones are never called bad', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (numbers) => {
        expect(checkBlocks(f32, Buffer.from(new Float32Array(numbers).buffer)).notNumbers).toBe(0);
      }),
    );
  });
});
