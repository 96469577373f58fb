import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { secondReadingOf } from '../../electron/compose/second-reading.ts';
import { ModelManifest, type ModelEntry } from '../../electron/contract/model.ts';
import type { ModelStore } from '../../electron/ports/model-store.ts';
import { fakeEmbedder } from '../fakes/fake-embedder.ts';

const models = path.resolve(import.meta.dirname, '../../models');
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(models, file), 'utf8'));
const manifest = ModelManifest.parse(json('manifest.json'));

/** The shipped files, as far as `listed` lets them through; remembers what was read. */
function storeOf(listed: () => readonly ModelEntry[]): ModelStore & { readonly read: string[] } {
  const read: string[] = [];
  return {
    read,
    get manifest() {
      return { ...manifest, models: [...listed()] };
    },
    readJson: async (id: string) => {
      read.push(id);
      return json(manifest.models.find((one) => one.id === id)?.file ?? '');
    },
  } as ModelStore & { readonly read: string[] };
}

const runtime = { embedderOf: (id: string) => ({ ...fakeEmbedder(), id }) };
const without = (id: string): ModelEntry[] => manifest.models.filter((one) => one.id !== id);

test('the shipped encoder, its head and the head over words belong together, and are read once', async () => {
  const store = storeOf(() => manifest.models);
  const secondReading = secondReadingOf(store, runtime);
  const [first, again] = [await secondReading(), await secondReading()];
  expect(first?.embedder).toMatchObject({ id: first?.head.file.embedder.id });
  expect(first?.entry.base).toEqual(first?.head.file.embedder);
  expect(again?.head).toBe(first?.head);
  expect(store.read).toEqual(['legal.clause-vectors', 'legal.clause-head']);
});

test.each(['legal.clause-vectors', 'legal-encoder-q8-0', 'legal.clause-head'])(
  'words alone go on without %s, also when it is taken out of use later',
  async (id) => {
    let listed: readonly ModelEntry[] = manifest.models;
    const secondReading = secondReadingOf(
      storeOf(() => listed),
      runtime,
    );
    expect(await secondReading()).not.toBeNull();
    listed = without(id);
    expect(await secondReading()).toBeNull();
    listed = manifest.models.map((one) => (one.id === id ? { ...one, sha256: manifest.models[0]!.sha256 } : one));
    if (id !== 'legal.clause-vectors') expect(await secondReading()).toBeNull();
  },
);
