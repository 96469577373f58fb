import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGgufFileInfo } from 'node-llama-cpp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { forkChildren } from '../../../electron/adapters/children/fork-children.ts';
import { openModelStore } from '../../../electron/adapters/model-store/open-model-store.ts';
import { remoteModels } from '../../../electron/adapters/remote/model.ts';
import type { ModelEntry } from '../../../electron/contract/model.ts';
import { runCanary } from '../../../electron/features/models/run-canary.ts';
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import { fakeLanguageModel } from '../../fakes/fake-language-model.ts';
import { modelEntry } from '../../fixtures/model-entry.ts';
import { realModels } from '../../fixtures/real-models.ts';

const canary = { prompt: 'Which law?', labels: [' law', ' fee'], expect: ' law', mustDifferFromBase: true };
const base = modelEntry('base', Buffer.from('base'));
const adapter = modelEntry('adapter', Buffer.from('adapter'), {
  ...{ role: 'adapter', base: { id: base.id, sha256: base.sha256 }, canaries: [canary] },
});

/** A model that answers with one pair of weights alone and with another under an adapter. */
const answering = (alone: readonly number[], adapted: readonly number[]): ReturnType<typeof fakeLanguageModel> =>
  fakeLanguageModel({ score: ({ adapters }) => (adapters.length === 0 ? alone : adapted) });

describe('a canary', () => {
  test('passes when the adapter gives the known answer and changes what the base says', async () => {
    const result = await runCanary(adapter, answering([1, 1], [9, 1]));
    expect(result.passed).toBe(true);
    expect(result.checks[0]).toMatchObject({ expected: ' law', got: ' law', probability: 0.9, passed: true });
    expect(result.checks[0]?.changeFromBase).toBeCloseTo(0.4, 9);
  });

  test.each([
    ['gives another answer', [1, 1], [1, 9]],
    ['changes nothing, even where the base is right', [9, 1], [9, 1]],
  ])('fails when the adapter %s', async (_name, alone, adapted) => {
    expect((await runCanary(adapter, answering(alone, adapted))).passed).toBe(false);
  });

  test('a model without canaries has proved nothing', async () => {
    expect((await runCanary({ ...adapter, canaries: [] }, answering([1, 1], [9, 1]))).passed).toBe(false);
  });

  test('a base is asked alone', async () => {
    const model = answering([9, 1], [1, 9]);
    const entry = { ...base, canaries: [{ ...canary, mustDifferFromBase: false }] };
    expect((await runCanary(entry, model)).passed).toBe(true);
    expect(model.asked.labels).toHaveLength(1);
  });
});

describe('canaries of the models that ship, on the real runtime', () => {
  test('all pass, and an adapter whose weights are zero is found out although it loads without complaint', async () => {
    const { store } = await realModels();
    const real = store.manifest.models.filter((entry) => ['base', 'adapter'].includes(entry.role) && entry.isDefault);
    const emptied = await emptiedAdapter(store, 'legal-clause-adapter');
    const models = [...real, emptied.entry];
    const { model } = await runtimeOver(models, emptied.folder);
    const results = [];
    for (const entry of models) results.push({ id: entry.id, passed: (await runCanary(entry, model)).passed });
    expect(results).toEqual(models.map(({ id }) => ({ id, passed: id !== 'emptied-adapter' })));
  }, 240_000);
});

interface Emptied {
  readonly folder: string;
  readonly entry: ModelEntry;
}

/** The same adapter with every weight set to zero, correctly listed. */
async function emptiedAdapter(store: Awaited<ReturnType<typeof realModels>>['store'], id: string): Promise<Emptied> {
  const { entry, path } = await store.require(id);
  const bytes = readFileSync(path);
  const { metadataSize, tensorInfoSize = 0 } = await readGgufFileInfo(path);
  bytes.fill(0, Math.ceil((metadataSize + tensorInfoSize) / 32) * 32); // the weights begin there, aligned
  const folder = temporaryFolder();
  const { base: own, canaries, settings } = entry;
  const emptied = modelEntry('emptied-adapter', bytes, {
    role: 'adapter',
    base: own,
    canaries: canaries.slice(0, 1),
    settings,
  });
  mkdirSync(join(folder, 'base'));
  writeFileSync(join(folder, emptied.file), bytes);
  return { folder, entry: emptied };
}

async function runtimeOver(models: readonly ModelEntry[], folder: string): Promise<ReturnType<typeof remoteModels>> {
  const settings = { kind: 'embedder', dimensions: 4, windowTokens: 1 };
  const unused = modelEntry('unused', Buffer.from('unused'), { role: 'embedder', settings });
  const manifestPath = join(folder, 'manifest.json');
  writeFileSync(manifestPath, JSON.stringify({ version: 1, models: [...models, unused] }));
  const roots = [folder, join(import.meta.dirname, '../../../models')];
  const store = await openModelStore({ manifestPath, roots, freeDisk: async () => 0 });
  const children = forkChildren((name) => join(import.meta.dirname, `../../../electron/${name}.ts`));
  const runtime = remoteModels({ children, store, threads: 0 });
  onTestFinished(async () => {
    await runtime.close();
    await children.close();
  });
  return runtime;
}
