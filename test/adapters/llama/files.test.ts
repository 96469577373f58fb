/** Nothing but checked files reaches the native parser, and each adapter stays with itself. Tiny models with random weights. */
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openRuntime } from '../../../electron/adapters/llama/open-runtime.ts';
import { tinyAdapter, tinyModel } from '../../fixtures/tiny-gguf.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { adapterOf, fileOf, never, referenceTo, runtimeFor, score } from './runtime-for.ts';

describe('files', () => {
  test('a file that is not in the list is never opened', async () => {
    const folder = temporaryFolder();
    const listed = fileOf(folder, 'listed', tinyModel());
    const other = fileOf(folder, 'other', tinyModel({ seed: 2 }));
    const runtime = await runtimeFor([listed]);
    await expect(score(runtime, referenceTo(other))).rejects.toMatchObject({ code: 'model-missing', subject: 'other' });
    const wrongName = { ...referenceTo(listed), id: 'other' };
    await expect(score(runtime, wrongName)).rejects.toMatchObject({ code: 'model-missing' });
  });

  test.each([
    ['one other byte', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1)! ^ 1])])],
    ['its end missing', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['nothing in it', () => Buffer.alloc(0)],
  ])('a model or adapter with %s is refused before it is parsed', async (_name, alter) => {
    const folder = temporaryFolder();
    const model = fileOf(folder, 'model', tinyModel());
    const adapter = fileOf(folder, 'adapter', tinyAdapter());
    const runtime = await runtimeFor([model, adapter]);
    writeFileSync(adapter.path, alter(tinyAdapter()));
    const withAdapter = score(runtime, referenceTo(model), { adapters: [adapterOf(adapter)] });
    await expect(withAdapter).rejects.toMatchObject({ code: 'model-altered', subject: 'adapter' });
    const second = fileOf(folder, 'second', tinyModel({ seed: 2 }));
    await runtime.init({ threads: 1, files: [second] }, never);
    writeFileSync(second.path, alter(tinyModel({ seed: 2 })));
    await expect(score(runtime, referenceTo(second))).rejects.toMatchObject({ code: 'model-altered' });
    await runtime.init({ threads: 1, files: [model] }, never);
    expect((await score(runtime, referenceTo(model))).probabilities).toHaveLength(3);
  });

  test('requests before init are refused', async () => {
    const file = fileOf(temporaryFolder(), 'model', tinyModel());
    await expect(score(openRuntime(), referenceTo(file))).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('adapters', () => {
  test('each has its own context: what is asked in between changes nothing', async () => {
    const folder = temporaryFolder();
    const model = fileOf(folder, 'model', tinyModel());
    const [one, two] = [7, 8].map((seed) => fileOf(folder, `adapter-${seed}`, tinyAdapter({ seed })));
    const runtime = await runtimeFor([model, one!, two!]);
    const sets = [[], [adapterOf(one!)], [adapterOf(two!)], [adapterOf(one!), adapterOf(two!)], [adapterOf(one!, 0.5)]];
    const ask = (adapters: (typeof sets)[number]): Promise<readonly number[]> =>
      score(runtime, referenceTo(model), { adapters }).then((result) => result.probabilities);
    const first = [];
    for (const set of sets) first.push(await ask(set));
    expect(new Set(first.map(String)).size).toBe(sets.length);
    for (const [at, set] of [...sets.entries()].reverse()) expect(await ask(set)).toEqual(first[at]);
  });

  test('at scale 0 an adapter is the base', async () => {
    const folder = temporaryFolder();
    const model = fileOf(folder, 'model', tinyModel());
    const adapter = fileOf(folder, 'adapter', tinyAdapter());
    const runtime = await runtimeFor([model, adapter]);
    const base = await score(runtime, referenceTo(model));
    const none = await score(runtime, referenceTo(model), { adapters: [adapterOf(adapter, 0)] });
    expect(none.probabilities).toEqual(base.probabilities);
  });

  test.each([
    ['another width', { columns: 64 }],
    ['another architecture', { architecture: 'qwen2' }],
  ])('one of %s is a clean failure, and the model goes on', async (_name, shape) => {
    const folder = temporaryFolder();
    const model = fileOf(folder, 'model', tinyModel());
    const adapter = fileOf(folder, 'adapter', tinyAdapter(shape));
    const runtime = await runtimeFor([model, adapter]);
    const asked = score(runtime, referenceTo(model), { adapters: [adapterOf(adapter)] });
    await expect(asked).rejects.toMatchObject({ code: 'model-failed', subject: expect.stringContaining('adapter') });
    expect((await score(runtime, referenceTo(model))).probabilities).toHaveLength(3);
  });

  test('a new adapter under an old path is really loaded, although the library keeps adapters by path', async () => {
    const folder = temporaryFolder();
    const model = fileOf(folder, 'model', tinyModel());
    const old = fileOf(folder, 'adapter', tinyAdapter({ seed: 7 }), 'same.gguf');
    const runtime = await runtimeFor([model, old]);
    const before = await score(runtime, referenceTo(model), { adapters: [adapterOf(old)] });
    const fresh = fileOf(folder, 'adapter', tinyAdapter({ seed: 8 }), 'same.gguf');
    await runtime.init({ threads: 1, files: [model, fresh] }, never);
    const after = await score(runtime, referenceTo(model), { adapters: [adapterOf(fresh)] });
    const alone = fileOf(folder, 'adapter', tinyAdapter({ seed: 8 }), 'alone.gguf');
    const expected = await score(await runtimeFor([model, alone]), referenceTo(model), {
      adapters: [adapterOf(alone)],
    });
    expect(after.probabilities).toEqual(expected.probabilities);
    expect(after.probabilities).not.toEqual(before.probabilities);
  });

  test('many models and adapter sets come and go, and each still answers as at first', async () => {
    const folder = temporaryFolder();
    const models = [1, 2, 3, 4, 5].map((seed) => fileOf(folder, `model-${seed}`, tinyModel({ seed })));
    const adapters = [7, 8].map((seed) => fileOf(folder, `adapter-${seed}`, tinyAdapter({ seed })));
    const runtime = await runtimeFor([...models, ...adapters]);
    const answers = new Map<string, readonly number[]>();
    for (const round of [1, 2])
      for (const model of models)
        for (const adapter of adapters) {
          const { probabilities } = await score(runtime, referenceTo(model), { adapters: [adapterOf(adapter)] });
          const key = model.id + adapter.id;
          if (round === 1) answers.set(key, probabilities);
          else expect(probabilities).toEqual(answers.get(key));
        }
  });
});
