/** The model ports over a real child process with tiny models: what the engine sees when weights, process or caller go wrong. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { forkChildren } from '../../../electron/adapters/children/fork-children.ts';
import { remoteModels, type ModelRuntime, type ModelRuntimeNeeds } from '../../../electron/adapters/remote/model.ts';
import type { ModelEntry } from '../../../electron/contract/model.ts';
import type { Children } from '../../../electron/ports/children.ts';
import type { CompletionRequest, LabelRequest } from '../../../electron/ports/language-model.ts';
import type { ModelStore } from '../../../electron/ports/model-store.ts';
import type { Channel } from '../../../electron/wire/channel.ts';
import { modelEntry } from '../../fixtures/model-entry.ts';
import { endlessModel, tinyAdapter, tinyModel } from '../../fixtures/tiny-gguf.ts';
import { put, storeFor } from '../model-store/store-for.ts';

// Every test starts processes; on a busy machine that takes seconds each.
vi.setConfig({ testTimeout: 120_000 });

const embedder = { role: 'embedder', settings: { kind: 'embedder', dimensions: 32, windowTokens: 100 } };
const good = modelEntry('good', tinyModel());
const other = modelEntry('other', tinyModel({ seed: 2 }));
const adapter = modelEntry('adapter', tinyAdapter(), { role: 'adapter', base: { id: 'good', sha256: good.sha256 } });
const aborting = modelEntry('aborting', tinyModel({ heads: 0 }));
const endless = modelEntry('endless', endlessModel());
const vectors = modelEntry('vectors', tinyModel(), embedder);

let store: ModelStore;
let folder: string;
const channels: Channel[] = [];
const forked = forkChildren((name) => join(import.meta.dirname, `../../../electron/${name}.ts`));
const children: Children = {
  open: async (name) => {
    const channel = await forked.open(name);
    channels.push(channel);
    return channel;
  },
  close: forked.close,
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cloister-test-'));
  const files: [ModelEntry, Buffer][] = [
    [good, tinyModel()],
    [other, tinyModel({ seed: 2 })],
    [adapter, tinyAdapter()],
    [aborting, tinyModel({ heads: 0 })],
    [endless, endlessModel()],
    [vectors, tinyModel()],
  ];
  for (const [entry, bytes] of files) put(folder, entry.file, bytes);
  store = await storeFor(
    folder,
    files.map(([entry]) => entry),
  );
});
afterAll(children.close);

function runtime(more: Partial<ModelRuntimeNeeds> = {}): ModelRuntime {
  const made = remoteModels({ children, store, threads: 1, ...more });
  onTestFinished(made.close);
  return made;
}

function referenceTo({ id, sha256 }: ModelEntry): { id: string; sha256: ModelEntry['sha256'] } {
  return { id, sha256 };
}

function question(entry = good, more: Partial<LabelRequest> = {}): LabelRequest {
  return { model: referenceTo(entry), adapters: [], prefix: 'Some text. ', prompt: 'So?', labels: ['a', 'b'], ...more };
}

function writing(more: Partial<CompletionRequest<unknown>> = {}): CompletionRequest<unknown> {
  const plain = { prompt: 'Once', schema: null, maxTokens: 1500, temperature: 1, seed: 1, stop: [] };
  return { model: referenceTo(good), adapters: [], ...plain, ...more };
}

const onAdapter = [{ ...referenceTo(adapter), scale: 1 }];

describe('a healthy process', () => {
  test('scores, writes and embeds; it starts at the first request and says what it loaded first', async () => {
    const before = channels.length;
    const log: string[] = [];
    const { model, embedder: port, loaded } = runtime({ onLoad: async ({ id }) => void log.push(id) });
    expect([channels.length, loaded()]).toEqual([before, []]);
    const plain = await model.scoreLabels(question());
    const adapted = await model.scoreLabels(question(good, { adapters: onAdapter }));
    expect(plain.probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(adapted.probabilities).not.toEqual(plain.probabilities);
    const parts: string[] = [];
    const { text } = await model.complete(writing({ maxTokens: 20 }), undefined, (part) => parts.push(part));
    expect(parts.join('')).toBe(text);
    const made = await port.embed(['a text', '', 'other']);
    expect(made.map((vector) => Math.round(Math.hypot(...vector)))).toEqual([1, 0, 1]);
    expect(log).toEqual(['good', 'vectors']);
    expect(loaded()).toEqual(['good', 'vectors']);
    expect(channels.length).toBe(before + 1);
  });

  test('what was written under a grammar is checked by the whole schema', async () => {
    const { model } = runtime();
    const shape = z.strictObject({ yes: z.boolean() });
    const right = await model.complete({ ...writing({ maxTokens: 100 }), schema: shape });
    expect(shape.safeParse(right.value).success).toBe(true);
    const impossible = z.strictObject({ yes: z.boolean(), n: z.int().min(5).max(4) });
    const wrong = await model.complete({ ...writing({ maxTokens: 200 }), schema: impossible });
    expect(wrong.value).toBeNull();
    const cut = await model.complete({ ...writing({ maxTokens: 2 }), schema: shape });
    expect(cut).toMatchObject({ value: null, stop: 'length' });
  });

  test('a load that the log refuses is not used', async () => {
    const { model } = runtime({
      onLoad: async () => {
        throw new Error('the log is unavailable');
      },
    });
    await expect(model.scoreLabels(question())).rejects.toThrow();
  });
});

describe('files', () => {
  test('an adapter of another base is refused by the manifest, before any process starts', async () => {
    const before = channels.length;
    const asked = runtime().model.scoreLabels(question(other, { adapters: onAdapter }));
    await expect(asked).rejects.toMatchObject({
      code: 'invalid',
      subject: 'adapter does not belong to the base other',
    });
    expect(channels.length).toBe(before);
  });

  test('a digest that the manifest does not name, and a file of another role, are refused', async () => {
    const { model } = runtime();
    const stale = { id: 'good', sha256: other.sha256 };
    await expect(model.scoreLabels(question(good, { model: stale }))).rejects.toMatchObject({ code: 'model-missing' });
    await expect(model.scoreLabels(question(adapter))).rejects.toMatchObject({ code: 'invalid' });
  });

  test('an altered file is refused, and the same request works once it is put right', async () => {
    const { model } = runtime();
    const path = join(folder, other.file);
    const bytes = tinyModel({ seed: 2 });
    writeFileSync(path, Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1)! ^ 1])]));
    await expect(model.scoreLabels(question(other))).rejects.toMatchObject({ code: 'model-altered' });
    writeFileSync(path, bytes.subarray(0, 1000));
    await expect(model.scoreLabels(question(other))).rejects.toMatchObject({ code: 'model-altered' });
    writeFileSync(path, bytes);
    expect((await model.scoreLabels(question(other))).probabilities).toHaveLength(2);
  });
});

describe('a process that dies', () => {
  test('killed in the middle of a request: that one fails, the next is answered by a new process', async () => {
    const { model } = runtime();
    const killed = model.complete(writing(), undefined, () => channels.at(-1)?.kill());
    await expect(killed).rejects.toMatchObject({ code: 'model-failed', subject: 'signal SIGKILL' });
    expect((await model.scoreLabels(question())).probabilities).toHaveLength(2);
  });

  test('a model that makes the library abort: model-failed, and other models go on', async () => {
    const { model } = runtime();
    await model.scoreLabels(question());
    await expect(model.scoreLabels(question(aborting))).rejects.toMatchObject({ code: 'model-failed' });
    expect((await model.scoreLabels(question())).probabilities).toHaveLength(2);
  });

  test('a model file that makes the reader loop for ever is ended by the watchdog', async () => {
    const limits = { heartbeatMilliseconds: 200, silenceMilliseconds: 4000, loadMilliseconds: 8000 };
    const { model } = runtime({ limits });
    await expect(model.scoreLabels(question(endless))).rejects.toMatchObject({
      code: 'model-failed',
      subject: expect.stringMatching(/no sign of life|took too long|endless/u),
    });
    expect((await model.scoreLabels(question())).probabilities).toHaveLength(2);
  });
});

describe('cancelling', () => {
  test('while it writes: "cancelled" at once, and the same process goes on', async () => {
    const { model } = runtime();
    await model.scoreLabels(question());
    const processes = channels.length;
    const control = new AbortController();
    const running = model.complete(writing(), control.signal, () => {
      control.abort();
    });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect((await model.scoreLabels(question())).probabilities).toHaveLength(2);
    expect(channels.length).toBe(processes);
  });

  test('before it starts: nothing is started', async () => {
    const before = channels.length;
    await expect(runtime().model.scoreLabels(question(), AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(channels.length).toBe(before);
  });
});
