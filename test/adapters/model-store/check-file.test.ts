import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openModelStore } from '../../../electron/adapters/model-store/open-model-store.ts';
import { modelEntry } from '../../fixtures/model-entry.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { put, storeFor } from './store-for.ts';

const bytes = Buffer.from('weights of a model');
const entry = modelEntry('some-model', bytes);

describe('a model file is handed out only when it is the one that the manifest names', () => {
  test('the right bytes are present and required with their path', async () => {
    const folder = temporaryFolder();
    const path = put(folder, entry.file, bytes);
    const store = await storeFor(folder, [entry]);
    const free = { revoked: null, site: null, heldFor: null };
    expect(await store.list()).toEqual([{ entry, state: 'present', path, loaded: false, ...free }]);
    expect(await store.require('some-model')).toEqual({ entry, path });
  });

  test.each([
    ['no file', null, 'missing', 'model-missing'],
    ['a shorter file', bytes.subarray(1), 'truncated', 'model-altered'],
    ['an empty file', Buffer.alloc(0), 'truncated', 'model-altered'],
    ['a longer file', Buffer.concat([bytes, bytes]), 'altered', 'model-altered'],
    ['one other bit', Buffer.from('weights of a modem'), 'altered', 'model-altered'],
  ] as const)('%s is refused and the refusal says the way out', async (_name, content, state, code) => {
    const folder = temporaryFolder();
    if (content !== null) put(folder, entry.file, content);
    const store = await storeFor(folder, [entry]);
    expect((await store.list())[0]?.state).toBe(state);
    await expect(store.require('some-model')).rejects.toMatchObject({
      code,
      subject: expect.stringMatching(/^some-model: .*cloister models fetch some-model/u),
    });
  });

  test('a file that changes after it was checked is checked again, even when size and time of change stay', async () => {
    const folder = temporaryFolder();
    const path = put(folder, entry.file, bytes);
    const store = await storeFor(folder, [entry]);
    await store.require('some-model');
    const { atime, mtime } = statSync(path);
    writeFileSync(path, 'weights of a modem');
    utimesSync(path, atime, mtime);
    await expect(store.require('some-model')).rejects.toMatchObject({ code: 'model-altered' });
  });

  test('a good file in a second folder wins over a damaged one in the first', async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    put(first, entry.file, 'damaged');
    const path = put(second, entry.file, bytes);
    const store = await storeFor(first, [entry], { roots: [first, second] });
    expect(await store.require('some-model')).toEqual({ entry, path });
  });

  test('a part left by a broken fetch shows as such', async () => {
    const folder = temporaryFolder();
    put(folder, `${entry.file}.part`, 'wei');
    const store = await storeFor(folder, [entry]);
    expect((await store.list())[0]).toMatchObject({ state: 'partial-download', path: null });
  });

  test('verify reads again what was checked before, and tells how far it is', async () => {
    const folder = temporaryFolder();
    put(folder, entry.file, bytes);
    const store = await storeFor(folder, [entry]);
    await store.list();
    const progress: unknown[] = [];
    await store.verify((...step) => progress.push(step));
    expect(progress).toEqual([['some-model', bytes.length, bytes.length]]);
  });

  test('an id that the manifest does not name is not found', async () => {
    const store = await storeFor(temporaryFolder(), [entry]);
    await expect(store.require('other')).rejects.toMatchObject({ code: 'not-found', subject: 'other' });
  });

  test.each(['', 'not json', '{"version":2,"models":[]}', '{"version":1,"models":[{"id":"x"}]}'])(
    'a manifest that reads %j is refused',
    async (text) => {
      const folder = temporaryFolder();
      const manifestPath = put(folder, 'manifest.json', text);
      const opened = openModelStore({ manifestPath, roots: [], freeDisk: async () => 0 });
      await expect(opened).rejects.toMatchObject({ code: 'model-altered', subject: manifestPath });
    },
  );
});

describe('small data files', () => {
  const data = { labels: ['a', 'b'], weights: [1, 2, 3] };
  test.each([
    ['weights.json', Buffer.from(JSON.stringify(data))],
    ['weights.json.gz', gzipSync(JSON.stringify(data))],
  ])('%s is parsed after its digest was checked', async (name, content) => {
    const folder = temporaryFolder();
    const head = modelEntry('some-head', content, { role: 'head', file: `heads/${name}` });
    put(folder, head.file, content);
    const store = await storeFor(folder, [head]);
    expect(await store.readJson('some-head')).toEqual(data);
    writeFileSync(join(folder, head.file), 'x'.repeat(content.length));
    await expect(store.readJson('some-head')).rejects.toMatchObject({ code: 'model-altered' });
  });

  test('a file that is not JSON is altered, not a crash', async () => {
    const folder = temporaryFolder();
    const content = Buffer.from('{"half": ');
    const head = modelEntry('some-head', content, { role: 'head', file: 'heads/h.json' });
    put(folder, head.file, content);
    const store = await storeFor(folder, [head]);
    await expect(store.readJson('some-head')).rejects.toMatchObject({ code: 'model-altered' });
  });

  test('a card is read, and its absence is null', async () => {
    const folder = temporaryFolder();
    const store = await storeFor(folder, [entry]);
    expect(await store.card('some-model')).toBeNull();
    put(folder, 'cards/some-model.md', '# Some model');
    expect(await store.card('some-model')).toBe('# Some model');
  });
});
