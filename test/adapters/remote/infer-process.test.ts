/** The watchdog, against processes that misbehave on purpose. They live in this process, so every limit can be short. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { batches } from '../../../electron/adapters/remote/embedder.ts';
import { failureBudget } from '../../../electron/adapters/remote/failure-budget.ts';
import { defaultModelLimits, type ModelLimits } from '../../../electron/adapters/remote/model-limits.ts';
import { remoteModels, type ModelRuntime } from '../../../electron/adapters/remote/model.ts';
import { inferMethods } from '../../../electron/contract/child.ts';
import type { LabelRequest } from '../../../electron/ports/language-model.ts';
import type { Channel } from '../../../electron/wire/channel.ts';
import { oneAtATime } from '../../../electron/wire/one-at-a-time.ts';
import { serve, type MethodHandlers } from '../../../electron/wire/serve.ts';
import { fakeChildren } from '../../fakes/fake-children.ts';
import { modelEntry } from '../../fixtures/model-entry.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { put, storeFor } from '../model-store/store-for.ts';

const bytes = Buffer.from('weights');
const base = modelEntry('base', bytes);
const settings = { kind: 'embedder', dimensions: 4, windowTokens: 100 };
const vectors = modelEntry('vectors', bytes, { role: 'embedder', settings });
const request: LabelRequest = {
  ...{ model: { id: base.id, sha256: base.sha256 }, adapters: [], prefix: '', prompt: 'a' },
  labels: ['a', 'b'],
};
const forever = new Promise<never>(() => undefined);
const usage = { tokensIn: 1, tokensOut: 0, milliseconds: 1 };
const answer = {
  ...{ probabilities: [0.5, 0.5], mass: 1, usage, build: 'fake' },
  context: { size: 1, sequences: 1, threads: 1, batch: 1 },
};

type Handlers = MethodHandlers<typeof inferMethods>;

const healthy: Handlers = {
  init: async () => ({ build: 'fake', threads: 1 }),
  load: async () => ({ milliseconds: 1, memoryBytes: 1 }),
  'score-labels': async () => answer,
  complete: async () => ({ ...answer, text: '', stop: 'end' }),
  embed: async ({ texts }) => ({ vectors: texts.map(() => new Float32Array(4)), usage }),
  heartbeat: async () => ({ memoryBytes: 1 }),
};

interface Started extends ModelRuntime {
  readonly processes: () => number;
}

/** Each process that is started takes the next of `behaviours`; the last one stays. */
async function runtimeOf(
  behaviours: readonly Partial<Handlers>[],
  limits: Partial<ModelLimits> = {},
): Promise<Started> {
  const folder = temporaryFolder();
  put(folder, base.file, bytes);
  put(folder, vectors.file, bytes);
  const store = await storeFor(folder, [base, vectors]);
  let started = 0;
  const infer = (channel: Channel): void => {
    const behaviour = behaviours[Math.min(started++, behaviours.length - 1)];
    serve(channel, inferMethods, { ...healthy, ...behaviour });
  };
  const runtime = remoteModels({ children: fakeChildren({ infer }), store, threads: 1, limits });
  onTestFinished(runtime.close);
  return { ...runtime, processes: () => started };
}

describe('the watchdog', () => {
  const quick = { heartbeatMilliseconds: 10, silenceMilliseconds: 60, requestMilliseconds: 150, loadMilliseconds: 150 };

  test.each([
    ['is silent', { 'score-labels': () => forever, heartbeat: () => forever }, 'no sign of life'],
    ['answers heartbeats but never the request', { 'score-labels': () => forever }, 'took too long'],
    ['never finishes loading', { load: () => forever }, 'took too long'],
    [
      'grows too large',
      { 'score-labels': () => forever, heartbeat: async () => ({ memoryBytes: 1e12 }) },
      'too much memory',
    ],
  ] as [string, Partial<Handlers>, string][])(
    'ends a process that %s, and the next request gets a new one',
    async (_name, bad, reason) => {
      const { model, processes } = await runtimeOf([bad, {}], quick);
      await expect(model.scoreLabels(request)).rejects.toMatchObject({ code: 'model-failed', subject: reason });
      expect((await model.scoreLabels(request)).mass).toBe(1);
      expect(processes()).toBe(2);
    },
  );

  test('a process that does not stop when cancelled is ended, and the caller hears "cancelled"', async () => {
    const { model, processes } = await runtimeOf([{ 'score-labels': () => forever }, {}], { stopMilliseconds: 30 });
    const control = new AbortController();
    const running = model.scoreLabels(request, control.signal);
    setTimeout(() => {
      control.abort();
    }, 20);
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect((await model.scoreLabels(request)).mass).toBe(1);
    expect(processes()).toBe(2);
  });

  test('requests that wait behind a failing one are not lost', async () => {
    const { model } = await runtimeOf([{ 'score-labels': () => forever, heartbeat: () => forever }, {}], quick);
    const all = await Promise.allSettled([1, 2, 3].map(() => model.scoreLabels(request)));
    expect(all.map((one) => one.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });

  test('a process that keeps failing is not started again and again', async () => {
    const limits = { ...quick, failures: 2, failureWindowMilliseconds: 60_000 };
    const { model, processes } = await runtimeOf([{ heartbeat: () => forever, 'score-labels': () => forever }], limits);
    for (let round = 0; round < 4; round++)
      await expect(model.scoreLabels(request)).rejects.toMatchObject({ code: 'model-failed' });
    expect(processes()).toBe(2);
  });

  test('a process that cannot start is a model failure', async () => {
    const folder = temporaryFolder();
    put(folder, base.file, bytes);
    const store = await storeFor(folder, [base, vectors]);
    const { model } = remoteModels({ children: fakeChildren({}), store, threads: 1 });
    await expect(model.scoreLabels(request)).rejects.toMatchObject({ code: 'model-failed', subject: 'infer' });
  });

  test('after a while without requests its memory is given back', async () => {
    const { model, loaded, processes } = await runtimeOf([{}], { idleMilliseconds: 30 });
    await model.scoreLabels(request);
    expect(loaded()).toEqual(['base']);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(loaded()).toEqual([]);
    await model.scoreLabels(request);
    expect(processes()).toBe(2);
  });

  test('after close nothing is started', async () => {
    const { model, close, processes } = await runtimeOf([{}]);
    await close();
    await expect(model.scoreLabels(request)).rejects.toMatchObject({ code: 'model-failed', subject: 'closed' });
    expect(processes()).toBe(0);
  });

  test('a refusal of the process reaches the caller as it is, and costs no process', async () => {
    const { model, processes } = await runtimeOf([healthy]);
    await expect(model.scoreLabels({ ...request, labels: ['a'] })).rejects.toMatchObject({ code: 'invalid' });
    await model.scoreLabels(request);
    expect(processes()).toBe(1);
  });

  test('vectors of a wrong size are not passed on', async () => {
    const { embedder } = await runtimeOf([{ embed: async () => ({ vectors: [new Float32Array(3)], usage }) }]);
    await expect(embedder.embed(['a'])).rejects.toMatchObject({ code: 'model-failed' });
  });
});

describe('the budget of failures', () => {
  test('is spent by failures inside the window and comes back after it', () => {
    let now = 0;
    const limits = { ...defaultModelLimits, failures: 2, failureWindowMilliseconds: 100 };
    const budget = failureBudget(limits, () => now);
    budget.count();
    budget.refuseWhenSpent();
    budget.count();
    expect(budget.refuseWhenSpent).toThrow('failed 2 times');
    now = 101;
    budget.refuseWhenSpent();
  });
});

describe('batches of texts', () => {
  test('keep order, hold at most 16 texts and 200,000 characters, and never cut a text', () => {
    const texts = Array.from({ length: 40 }, (_, at) => 'x'.repeat(at % 3 === 0 ? 90_000 : 10));
    const made = batches(texts);
    expect(made.flat()).toEqual(texts);
    for (const batch of made) {
      expect(batch.length).toBeLessThanOrEqual(16);
      expect(batch.join('').length).toBeLessThanOrEqual(200_000);
    }
    expect(batches(['x'.repeat(300_000)])).toHaveLength(1);
    expect(batches([])).toEqual([]);
  });
});

describe('one at a time', () => {
  test('keeps order, and a task that fails or throws does not stop the next', async () => {
    const queue = oneAtATime();
    const signal = new AbortController().signal;
    const seen: number[] = [];
    const task = (n: number) => async (): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 10 - n));
      seen.push(n);
      if (n === 2) throw new Error('two');
      return n;
    };
    const all = await Promise.allSettled([1, 2, 3].map((n) => queue(task(n), signal)));
    expect(all.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual([1, 2, 3]);
  });
});
