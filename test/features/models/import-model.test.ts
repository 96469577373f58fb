import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { VectorHeadFile } from '../../../electron/contract/vector-head.ts';
import { importModel, type ImportNeeds } from '../../../electron/features/models/import-model.ts';
import { readRegistry } from '../../../electron/features/models/site-registry.ts';
import { ungoverned, usableModels } from '../../../electron/features/models/usable-models.ts';
import { smallAdapter, smallBase } from '../../fixtures/gguf.ts';
import { adapterCard, siteWorld, type SiteWorld } from '../../fixtures/site-models.ts';

const headFile = join(import.meta.dirname, '../../../models/heads/health.note-type-head.json');
let world: SiteWorld;
beforeEach(() => {
  world = siteWorld();
});

const kept = (): string[] => (existsSync(join(world.folder, 'site')) ? readdirSync(join(world.folder, 'site')) : []);

/** Refused in words that match, with nothing left behind but the entry of the log. */
async function expectRefused(bytes: Uint8Array, card: object | null, words: RegExp, file = 'ours.gguf'): Promise<void> {
  const import_ = importModel(world.offer(file, bytes, card), world.needs);
  await expect(import_).rejects.toMatchObject({ code: 'invalid', subject: expect.stringMatching(words) });
  expect(kept()).toEqual([]);
  expect((await readRegistry(world.needs.record)).models).toEqual([]);
  expect(world.ledger.kinds()).toEqual(['failure']);
}

describe('a model that the site brings', () => {
  test('is kept under its digest, read-only, described by its card, logged, and not in use', async () => {
    const bytes = smallAdapter();
    const model = await importModel(world.offer('ours.gguf', bytes, adapterCard(bytes, world.base)), world.needs);
    expect(model).toMatchObject({
      from: 'site',
      fileName: 'ours.gguf',
      importedBy: 'A. First',
      test: null,
      approvals: [],
    });
    expect(model.checks.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
      'header passed',
      'size passed',
      'weights passed',
      'base passed',
      'labels passed',
      'card passed',
    ]);
    expect(kept()).toEqual([`${model.entry.sha256}.gguf`]);
    expect(world.ledger.kinds()).toEqual(['model.imported']);
    const registry = await readRegistry(world.needs.record);
    expect(usableModels(world.needs.manifest, { ...ungoverned, registry }, '').map(({ id }) => id)).toEqual([
      'some-base',
    ]);
  });

  test('cannot come in twice, nor under a name that another file has', async () => {
    const bytes = smallAdapter();
    await importModel(world.offer('ours.gguf', bytes, adapterCard(bytes, world.base)), world.needs);
    await expect(importModel(world.offer('again.gguf', bytes), world.needs)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const other = smallAdapter({ b: [3, 4] });
    const again = importModel(world.offer('other.gguf', other, adapterCard(other, world.base)), world.needs);
    await expect(again).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringContaining('another version'),
    });
    expect(kept()).toHaveLength(1);
  });

  test('that came with the application is not the site’s own', async () => {
    const twice = importModel(world.offer('base.gguf', smallBase()), world.needs);
    await expect(twice).rejects.toMatchObject({ code: 'not-allowed', subject: expect.stringContaining('some-base') });
    expect(kept()).toEqual([]);
  });

  test('may be a head without a card: then it is said what nobody knows', async () => {
    const model = await importModel(world.offer('head.json', readFileSync(headFile)), world.needs);
    expect(model.entry).toMatchObject({
      id: 'health.note-type-head',
      role: 'head',
      tasks: ['health.note-type'],
      licence: 'not stated',
    });
    expect(model.checks.find(({ check }) => check === 'card')).toMatchObject({ verdict: 'flagged' });
  });
});

describe('a vector head of the site', () => {
  const models = join(import.meta.dirname, '../../../models');
  const shipped = JSON.parse(readFileSync(join(models, 'heads/legal.clause-vectors.json'), 'utf8')) as VectorHeadFile;
  const offered = (change: Partial<VectorHeadFile> = {}) =>
    world.offer('vectors.json', Buffer.from(JSON.stringify({ ...shipped, id: 'site.vectors', ...change })));
  const withBoth = (): ImportNeeds => ({ ...world.needs, pathOf: async () => '/somewhere' });

  test('is taken in under its own kind, and belongs to the encoder whose vectors it reads', async () => {
    const { entry, checks } = await importModel(offered(), withBoth());
    expect(entry).toMatchObject({
      ...{ id: 'site.vectors', role: 'reranker', tasks: ['legal.clause'], settings: { kind: 'vector-head' } },
      base: shipped.embedder,
    });
    expect(checks.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
  });

  test('is refused where the encoder or the head that it was fitted with is not here, and when its numbers do not fit', async () => {
    await expect(importModel(offered(), world.needs)).rejects.toMatchObject({
      code: 'invalid',
      subject: expect.stringContaining(`fitted with ${shipped.embedder.id}`),
    });
    const short = offered({ scales: shipped.scales.slice(1) });
    await expect(importModel(short, withBoth())).rejects.toMatchObject({ subject: expect.stringContaining('damaged') });
    expect(kept()).toEqual([]);
  });
});

describe('what is refused in words, with nothing else affected', () => {
  test('an adapter of another base', async () => {
    const bytes = smallAdapter({ architecture: 'gemma3' });
    await expectRefused(bytes, adapterCard(bytes, world.base), /architecture gemma3, and the base is llama/u);
  });

  test('an adapter whose base is not here', async () => {
    const bytes = smallAdapter();
    const card = { ...adapterCard(bytes, world.base), base: { id: 'far', sha256: 'ab'.repeat(32) } };
    await expectRefused(bytes, card, /base that it belongs to is not on this machine/u);
  });

  test('a truncated adapter', async () => {
    const bytes = smallAdapter().subarray(0, -40);
    await expectRefused(bytes, adapterCard(bytes, world.base), /cut short: 16 of 392 bytes are missing/u);
  });

  test('an adapter filled with zeros', async () => {
    const bytes = smallAdapter({ b: [0, 0] });
    await expectRefused(bytes, adapterCard(bytes, world.base), /filled with zeros/u);
  });

  test('weights that are no numbers', async () => {
    const bytes = smallAdapter({ b: [1, NaN] });
    await expectRefused(
      bytes,
      adapterCard(bytes, world.base),
      /no numbers \(NaN or infinite\) in 1 tensors, first blk\.0\.ffn_up/u,
    );
  });

  test('labels that begin alike', async () => {
    const bytes = smallAdapter();
    await expectRefused(bytes, adapterCard(bytes, world.base, [' fee schedule', ' fee cap']), /same word, "fee"/u);
  });

  test('an adapter without its card', async () => {
    await expectRefused(smallAdapter(), null, /needs its card/u);
  });

  test('a card that was changed by hand: another digest, another role, another task', async () => {
    const bytes = smallAdapter();
    const card = adapterCard(bytes, world.base);
    await expectRefused(bytes, { ...card, sha256: 'ab'.repeat(32) }, /the SHA-256 differs/u);
    world = siteWorld();
    await expectRefused(bytes, { ...card, role: 'base' }, /card says base, and the file is of the kind adapter/u);
    world = siteWorld();
    const head = readFileSync(headFile);
    const ofHead = { sha256: adapterCard(head, world.base).sha256, tasks: ['legal.clause'] };
    await expectRefused(head, ofHead, /card says legal\.clause, and the file is for health\.note-type/u, 'head.json');
  });

  test('a head with a broken number, a repeated label, or of another form', async () => {
    const file = JSON.parse(readFileSync(headFile, 'utf8')) as { labels: string[]; weights: string };
    await expectRefused(
      Buffer.from(JSON.stringify({ ...file, weights: file.weights.slice(8) })),
      null,
      /damaged or of another form/u,
      'head.json',
    );
    world = siteWorld();
    const labels = [file.labels[1], ...file.labels.slice(1)];
    await expectRefused(Buffer.from(JSON.stringify({ ...file, labels })), null, /stands there twice/u, 'head.json');
    world = siteWorld();
    await expectRefused(Buffer.from('{"kind":"poem"}'), null, /kind is not known/u, 'head.json');
  });

  test('a card that is no card, a file of another kind, an empty one', async () => {
    const bytes = smallAdapter();
    for (const [name, content, card] of [
      ['ours.gguf', bytes, { surprise: true }],
      ['ours.exe', bytes, null],
      ['ours.gguf', Buffer.alloc(0), null],
    ] as const) {
      const import_ = importModel(world.offer(name, content, card), world.needs);
      await expect(import_).rejects.toMatchObject({ code: 'invalid' });
    }
    expect(kept()).toEqual([]);
  });
});

test('nothing comes in when the log refuses', async () => {
  world.ledger.refuse();
  const bytes = smallAdapter();
  const import_ = importModel(world.offer('ours.gguf', bytes, adapterCard(bytes, world.base)), world.needs);
  await expect(import_).rejects.toMatchObject({ code: 'log-unavailable' });
  expect((await readRegistry(world.needs.record)).models).toEqual([]);
  expect(kept()).toEqual([]);
});
