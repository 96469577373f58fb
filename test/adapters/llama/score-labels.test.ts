/** One-pass label scoring and prefix reuse, on tiny models with random weights. */
import fc from 'fast-check';
import { getLlama } from 'node-llama-cpp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { labelProbabilities } from '../../../electron/adapters/llama/label-probabilities.ts';
import { keptEnds, sliceEnds } from '../../../electron/adapters/llama/prefill.ts';
import { tinyModel } from '../../fixtures/tiny-gguf.ts';
import { fileOf, never, referenceTo, runtimeFor, score, under, type InferFile, type Runtime } from './runtime-for.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

vi.setConfig({ testTimeout: 90_000 }); // some tests start several runtimes

let model: InferFile;
let runtime: Runtime;
beforeAll(async () => {
  model = fileOf(mkdtempSync(join(tmpdir(), 'cloister-test-')), 'model', tinyModel());
  runtime = await runtimeFor([model]);
});

describe('one-pass label scoring', () => {
  test('gives the same numbers as the probabilities of the whole vocabulary', async () => {
    const { probabilities, mass } = await score(runtime, referenceTo(model), { prefix: 'Some text. ', prompt: 'So?' });
    const llama = await getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      maxThreads: 1,
    });
    const loaded = await llama.loadModel({ modelPath: model.path });
    const sequence = (await loaded.createContext({ contextSize: 512 })).getSequence();
    const tokens = loaded.tokenize('Some text. So?', false);
    const steps = await sequence.controlledEvaluate([
      ...tokens.slice(0, -1),
      [tokens.at(-1)!, { generateNext: { probabilities: true, options: { temperature: 1, topK: 0, topP: 1 } } }],
    ]);
    const all = steps.at(-1)!.next.probabilities!;
    const wanted = [' a', 'b', 'c'].map((label) => all.get(loaded.tokenize(label, false)[0]!)!);
    const sum = wanted.reduce((a, b) => a + b, 0);
    expect(mass).toBeCloseTo(sum, 4);
    probabilities.forEach((one, at) => {
      expect(one).toBeCloseTo(wanted[at]! / sum, 4);
    });
    await loaded.dispose();
  });

  test('labels that begin with the same token are refused by name', async () => {
    const asked = score(runtime, referenceTo(model), { labels: ['north', 'south', 'new'] });
    await expect(asked).rejects.toMatchObject({ code: 'invalid', subject: expect.stringMatching(/north, new/u) });
  });

  test('a prompt that does not fit is refused with both numbers', async () => {
    const asked = score(runtime, referenceTo(model), { prefix: 'x'.repeat(3000) });
    await expect(asked).rejects.toMatchObject({ code: 'invalid', subject: 'prompt of 3015 tokens, 2048 fit' });
  });

  test('an empty prompt is refused', async () => {
    await expect(score(runtime, referenceTo(model), { prefix: '', prompt: '' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('the prefix is cut to the tokens that were asked for', async () => {
    const cut = await score(runtime, referenceTo(model), { prefix: 'x'.repeat(500), maxPrefixTokens: 100 });
    const short = await score(runtime, referenceTo(model), { prefix: 'x'.repeat(100) });
    expect(cut.probabilities).toEqual(short.probabilities);
  });

  test('a beginning-of-text token is put first only where the model asks for it', async () => {
    const withBos = fileOf(mkdtempSync(join(tmpdir(), 'cloister-test-')), 'bos', tinyModel({ addBos: true }));
    const other = await runtimeFor([withBos]);
    const plain = await score(runtime, referenceTo(model), { prefix: '', prompt: 'abcde' });
    const begun = await score(other, referenceTo(withBos), { prefix: '', prompt: 'abcde' });
    expect([plain.usage.tokensIn, begun.usage.tokensIn]).toEqual([5, 6]);
  });

  test('words of the text that look like control tokens stay words', async () => {
    const { usage } = await score(runtime, referenceTo(model), { prefix: '', prompt: '[start][end]' });
    expect(usage.tokensIn).toBe('[start][end]'.length);
  });
});

describe('label probabilities', () => {
  test('sum to one, keep the order of the scores, and do not vanish far below the top of the vocabulary', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -60, max: 40, noNaN: true }), { minLength: 2, maxLength: 20 }),
        (logits) => {
          const top = Math.max(...logits) + 500;
          const { probabilities, mass } = labelProbabilities(logits, top, 1);
          expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
          const best = logits.indexOf(Math.max(...logits));
          expect(probabilities[best]).toBe(Math.max(...probabilities));
          expect(mass).toBeLessThan(1e-200);
        },
      ),
    );
  });
});

describe('keeping what was evaluated', () => {
  const long = 'The parties agree as follows. '.repeat(20);

  test('a second question about the same text evaluates only the question', async () => {
    const fresh = await runtimeFor([model]);
    const first = await score(fresh, referenceTo(model), { prefix: long, prompt: 'First question?' });
    const second = await score(fresh, referenceTo(model), { prefix: long, prompt: 'And a second?' });
    expect(first.usage.tokensIn).toBe(long.length + 'First question?'.length);
    expect(second.usage.tokensIn).toBe('And a second?'.length);
  });

  test('and its answer is, to the last bit, the one that a cold runtime gives', async () => {
    const cold = await runtimeFor([model]);
    await score(runtime, referenceTo(model), { prefix: long, prompt: 'First question?' });
    const warm = await score(runtime, referenceTo(model), { prefix: long, prompt: 'And a second?' });
    const alone = await score(cold, referenceTo(model), { prefix: long, prompt: 'And a second?' });
    expect(warm.probabilities).toEqual(alone.probabilities);
    expect(warm.mass).toBe(alone.mass);
  });

  test('no answer depends on what was asked before', async () => {
    const texts = [long.slice(0, 300), long.slice(0, 70), `${long.slice(0, 200)} other end`];
    const prompts = ['A?', long.slice(0, 300)];
    const cold = new Map<string, readonly number[]>();
    for (const prefix of texts)
      for (const prompt of prompts) {
        const { probabilities } = await score(await runtimeFor([model]), referenceTo(model), { prefix, prompt });
        cold.set(prefix + '|' + prompt, probabilities);
      }
    const order = fc.array(fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...prompts)), {
      minLength: 2,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(order, async (questions) => {
        for (const [prefix, prompt] of questions) {
          const { probabilities } = await score(runtime, referenceTo(model), { prefix, prompt });
          expect(probabilities).toEqual(cold.get(prefix + '|' + prompt));
        }
      }),
      { numRuns: 15 },
    );
  });

  test('slices cover the prompt without gaps, none is longer than 64, and the end of the prefix is one of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (length, prefixEnd) => {
        const ends = [...sliceEnds(length, prefixEnd), length];
        const sizes = ends.map((end, at) => end - (ends[at - 1] ?? 0));
        expect(sizes.every((size) => size > 0 && size <= 64)).toBe(true);
        if (prefixEnd > 0 && prefixEnd < length) expect(ends).toContain(prefixEnd);
      }),
    );
  });

  test('only slices that are the same from the start on, and hold the same tokens, are kept', () => {
    expect(keptEnds([64, 100, 128], [64, 100, 110], 120)).toEqual([64, 100]);
    expect(keptEnds([64, 128], [40, 64, 128], 128)).toEqual([]);
    expect(keptEnds([64, 128], [64, 128], 127)).toEqual([64]);
  });
});

describe('cancelling', () => {
  test('a request that waits is given up at once and never starts', async () => {
    const running = score(runtime, referenceTo(model), { prefix: 'x'.repeat(1500) });
    const control = new AbortController();
    const input = { model: referenceTo(model), adapters: [], prefix: '', prompt: 'abc', labels: ['a', 'b'] };
    const waiting = runtime['score-labels'](input, under(control.signal));
    control.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect((await running).probabilities).toHaveLength(3);
  });

  test('the next request after a cancelled one gets the right answer', async () => {
    const control = new AbortController();
    const prefix = 'y'.repeat(1900);
    const input = { model: referenceTo(model), adapters: [], prefix, prompt: 'abc', labels: ['a', 'b'] };
    const running = runtime['score-labels'](input, under(control.signal));
    await new Promise((resolve) => setTimeout(resolve, 5));
    control.abort();
    await expect(running).rejects.toThrow();
    const after = await runtime['score-labels'](input, never);
    const cold = await (await runtimeFor([model]))['score-labels'](input, never);
    expect(after.probabilities).toEqual(cold.probabilities);
  });
});
