import { describe, expect, test } from 'vitest';
import type { ModelStatus } from '../../../electron/contract/model.ts';
import { fetchModels } from '../../../electron/features/models/fetch-models.ts';
import { listModels, verifyModels } from '../../../electron/features/models/list-models.ts';
import { modelCard } from '../../../electron/features/models/model-card.ts';
import { put, storeFor } from '../../adapters/model-store/store-for.ts';
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import { modelEntry } from '../../fixtures/model-entry.ts';

const bytes = Buffer.from('weights');
const score = { set: 'CUAD', split: 'dev', metric: 'accuracy', value: 0.8, low: 0.75, high: 0.85, n: 862 };
const entry = modelEntry('some-model', bytes, { limits: ['English only.'], scores: [score] });
const second = modelEntry('other-model', bytes);

const noSite = { files: { state: () => Promise.reject(new Error('no file')) }, registry: null, held: [], now: '' };

describe('the list of models', () => {
  test('joins what is on disk with what is in memory', async () => {
    const folder = temporaryFolder();
    put(folder, entry.file, bytes);
    const store = await storeFor(folder, [entry, second]);
    const needs = { store, loaded: () => ['some-model'], ...noSite, revocations: [] };
    const brief = (list: ModelStatus[]): unknown => list.map(({ state, loaded }) => [state, loaded]);
    expect(brief(await listModels(needs))).toEqual([
      ['present', true],
      ['missing', false],
    ]);
    expect(brief(await verifyModels(needs))).toEqual(brief(await listModels(needs)));
  });

  test('says of a model that waits for the golden set what does its work meanwhile', async () => {
    const store = await storeFor(temporaryFolder(), [entry]);
    const needs = { store, loaded: () => [], ...noSite, revocations: [], held: [{ entry, instead: 'rules' }] };
    expect((await listModels(needs)).map(({ heldFor }) => heldFor)).toEqual(['rules']);
    expect((await listModels({ ...needs, held: [] })).map(({ heldFor }) => heldFor)).toEqual([null]);
  });
});

describe('fetching', () => {
  test('announces each file that was not there before, once', async () => {
    const [folder, medium] = [temporaryFolder(), temporaryFolder()];
    put(folder, entry.file, bytes);
    put(medium, 'other-model.gguf', bytes);
    const store = await storeFor(folder, [entry, second]);
    const announced: string[] = [];
    const needs = { store, announce: async ({ id }: { id: string }) => void announced.push(id) };
    await fetchModels(null, { from: medium }, needs);
    await fetchModels(null, { from: medium }, needs);
    expect(announced).toEqual(['other-model']);
  });
});

describe('the card of a model', () => {
  test('is what its author wrote and what the manifest says, scores with interval and number', async () => {
    const folder = temporaryFolder();
    put(folder, 'cards/some-model.md', '# Some model\n\nWritten by hand.\n');
    const card = await modelCard('some-model', await storeFor(folder, [entry]));
    expect(card).toContain('Written by hand.');
    expect(card).toContain(entry.sha256);
    expect(card).toContain('- Limit: English only.');
    expect(card).toContain('| CUAD | dev | accuracy | 0.800 | 0.750 to 0.850 | 862 |');
  });

  test('exists without a written one, and says that no score is recorded', async () => {
    const card = await modelCard('other-model', await storeFor(temporaryFolder(), [second]));
    expect(card).toContain('# other-model');
    expect(card).toContain('No score of this file');
  });

  test('of an unknown model is not found', async () => {
    const store = await storeFor(temporaryFolder(), [entry]);
    await expect(modelCard('nobody', store)).rejects.toMatchObject({ code: 'not-found', subject: 'nobody' });
  });
});
