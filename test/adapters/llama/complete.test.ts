/** Completion, guessing, stop texts and grammar, on tiny models with random weights. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { getLlama } from 'node-llama-cpp';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  afterGuess,
  afterPlain,
  firstPace,
  guessNext,
  lookup,
} from '../../../electron/adapters/llama/prompt-lookup.ts';
import { textStream } from '../../../electron/adapters/llama/text-stream.ts';
import { tinyModel } from '../../fixtures/tiny-gguf.ts';
import { fileOf, never, referenceTo, runtimeFor, under, write, type InferFile, type Runtime } from './runtime-for.ts';

let model: InferFile;
let runtime: Runtime;
beforeAll(async () => {
  model = fileOf(mkdtempSync(join(tmpdir(), 'cloister-test-')), 'model', tinyModel());
  runtime = await runtimeFor([model]);
});

describe('completion', () => {
  test('at temperature 0 guessing changes nothing: the text is that of plain greedy decoding', async () => {
    const llama = await getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      maxThreads: 1,
    });
    const loaded = await llama.loadModel({ modelPath: model.path });
    for (const prompt of ['Once', 'abc abc abc', 'The fee is 900. The fee is', 'aaaa']) {
      const sequence = (await loaded.createContext({ contextSize: 512 })).getSequence();
      const plain = [];
      for await (const token of sequence.evaluate(loaded.tokenize(prompt, false), { temperature: 0 })) {
        plain.push(token);
        if (plain.length === 60) break;
      }
      const { text, usage } = await write(runtime, referenceTo(model), { prompt, maxTokens: 60 });
      expect(withoutHalf(text)).toBe(withoutHalf(loaded.detokenize(plain, false)));
      expect(usage.tokensOut).toBe(plain.length);
    }
    await loaded.dispose();
  });

  test('the same request gives the same text, whatever was asked in between', async () => {
    const greedy = await write(runtime, referenceTo(model), { maxTokens: 80 });
    const warm = { temperature: 0.8, seed: 42, maxTokens: 80 };
    const sampled = await write(runtime, referenceTo(model), warm);
    await write(runtime, referenceTo(model), { prompt: 'Something else entirely' });
    expect((await write(runtime, referenceTo(model), { maxTokens: 80 })).text).toBe(greedy.text);
    expect((await write(runtime, referenceTo(model), warm)).text).toBe(sampled.text);
    expect((await write(runtime, referenceTo(model), { ...warm, seed: 43 })).text).not.toBe(sampled.text);
  });

  test('the parts that are told are the text', async () => {
    const parts: unknown[] = [];
    const { text } = await write(
      runtime,
      referenceTo(model),
      { maxTokens: 60 },
      under(never.signal, (part) => parts.push(part)),
    );
    expect(parts.join('')).toBe(text);
  });

  test('the limit of tokens ends it with the reason "length"', async () => {
    expect(await write(runtime, referenceTo(model), { maxTokens: 7 })).toMatchObject({
      stop: 'length',
      usage: { tokensOut: 7 },
    });
  });

  test('a stop text ends it and is not part of it', async () => {
    const { text } = await write(runtime, referenceTo(model), { maxTokens: 40 });
    const stop = text.slice(10, 13);
    const stopped = await write(runtime, referenceTo(model), { maxTokens: 40, stop: ['never seen', stop] });
    expect(stopped).toMatchObject({ text: text.slice(0, text.indexOf(stop)), stop: 'stop-text' });
  });

  test('cancelling while it writes ends it within moments', async () => {
    const control = new AbortController();
    const running = write(
      runtime,
      referenceTo(model),
      { maxTokens: 1500 },
      under(control.signal, () => {
        control.abort();
      }),
    );
    await expect(running).rejects.toThrow();
    expect((await write(runtime, referenceTo(model))).usage.tokensOut).toBe(24);
  });
});

/** Random bytes end in the middle of a character; that half is not text. */
function withoutHalf(text: string): string {
  return text.replace(/\uFFFD+$/u, '');
}

const Shape = z.strictObject({
  kind: z.enum(['lease', 'licence']),
  term: z.union([z.strictObject({ months: z.int() }), z.null()]),
  law: z.string().max(30).nullable(),
  signed: z.iso.date().nullable(),
  parties: z.array(z.string().max(10)).max(2),
  renewed: z.boolean(),
});

describe('completion under a grammar', () => {
  test('random weights write whole JSON of the right shape, or are cut off by the limit and say so', async () => {
    let whole = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const options = { schema: z.json().parse(z.toJSONSchema(Shape)), temperature: 1, seed, maxTokens: 400 };
      const { text, stop } = await write(runtime, referenceTo(model), options);
      if (stop === 'length') continue;
      whole++;
      const value = JSON.parse(text) as Record<string, unknown>;
      expect(Object.keys(value)).toEqual(['kind', 'term', 'law', 'signed', 'parties', 'renewed']);
      expect(['lease', 'licence']).toContain(value.kind);
      expect(value.signed === null || /^"\d{4}-\d\d-\d\d"$/u.test(JSON.stringify(value.signed))).toBe(true);
    }
    expect(whole).toBeGreaterThan(6);
  });

  test('a nullable field is not always null, as it would be with anyOf', async () => {
    const schema = z.json().parse(z.toJSONSchema(z.strictObject({ law: z.string().max(5).nullable() })));
    const texts = new Set<boolean>();
    for (let seed = 1; seed <= 20; seed++) {
      const { text } = await write(runtime, referenceTo(model), { schema, temperature: 1.5, seed, maxTokens: 60 });
      texts.add(text.includes('null'));
    }
    expect(texts).toEqual(new Set([true, false]));
  });

  test('a stop text inside the JSON does not break it', async () => {
    const schema = z.json().parse(z.toJSONSchema(z.strictObject({ a: z.boolean(), b: z.boolean() })));
    const { text } = await write(runtime, referenceTo(model), { schema, stop: ['"', '\n', ','], maxTokens: 200 });
    expect(z.strictObject({ a: z.boolean(), b: z.boolean() }).safeParse(JSON.parse(text)).success).toBe(true);
  });

  test('a schema that the grammar cannot hold is refused', async () => {
    const asked = write(runtime, referenceTo(model), {
      schema: { type: 'object', properties: { a: { type: 'string' } } },
    });
    await expect(asked).rejects.toMatchObject({ code: 'invalid', subject: expect.stringContaining('$/a') });
  });
});

describe('text that may be shown', () => {
  const letters = fc.stringMatching(/^[abc]{0,12}$/u);
  test('is the whole text up to the first stop text, however it is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(letters),
        fc.array(fc.stringMatching(/^[abc]{1,4}$/u), { maxLength: 3 }),
        (pieces, stops) => {
          const stream = textStream(stops);
          const shown = [...pieces.map(stream.push), stream.end()].join('');
          const whole = pieces.join('');
          const places = stops.map((stop) => whole.indexOf(stop)).filter((at) => at >= 0);
          // A stop text that begins earlier may be completed later than another: the first one completed wins.
          expect(whole.startsWith(shown)).toBe(true);
          expect(stream.stopped()).toBe(places.length > 0);
          if (places.length === 0) expect(shown).toBe(whole);
          else expect(stops.some((stop) => shown.includes(stop))).toBe(false);
        },
      ),
    );
  });

  test('nothing that could begin a stop text is shown before it is sure', () => {
    const stream = textStream(['END']);
    expect(['aE', 'N', 'x', 'EN', 'D rest'].map(stream.push)).toEqual(['a', '', 'ENx', '', '']);
    expect(stream.text()).toBe('aENx');
  });
});

describe('guessing from what stood before', () => {
  test('takes what followed the last place of the last three or two tokens', () => {
    expect(lookup([1, 2, 3, 4, 5, 1, 2, 3], 4)).toEqual([4, 5, 1, 2]);
    expect(lookup([9, 2, 3, 7, 8, 2, 3], 2)).toEqual([7, 8]);
    expect(lookup([1, 2, 3], 4)).toEqual([]);
    expect(lookup([1, 2, 3, 7, 2, 3], 2, 4)).toEqual([7, 2]);
    expect(lookup([1, 5, 6, 8, 5, 6, 9, 5, 6], 1, 2)).toEqual([]);
  });

  test('grows while it is right and shrinks when it is wrong', () => {
    const at = (length: number) => ({ ...firstPace, length });
    expect(afterGuess(at(2), 2, 2).length).toBe(4);
    expect(afterGuess(at(8), 8, 8).length).toBe(8);
    expect(afterGuess(at(8), 8, 2)).toEqual({ length: 3, wait: 0, misses: 0 });
    expect(afterGuess(at(4), 4, 0)).toEqual({ length: 1, wait: 8, misses: 1 });
  });

  test('waits longer after each guess that was wrong at once, and then guesses again', () => {
    let pace = firstPace;
    const waits: number[] = [];
    for (let n = 0; n < 7; n++) {
      pace = afterGuess(pace, 1, 0);
      waits.push(pace.wait);
    }
    expect(waits).toEqual([8, 16, 32, 32, 32, 32, 32]);
    expect(guessNext([1, 2, 3, 1, 2], pace)).toEqual([]);
    for (let n = 0; n < 32; n++) pace = afterPlain(pace);
    expect(guessNext([1, 2, 3, 1, 2], pace)).toEqual([3]);
    expect(afterGuess(pace, 1, 1)).toEqual({ length: 2, wait: 0, misses: 0 });
  });
});
