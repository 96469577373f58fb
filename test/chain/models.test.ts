// What happens to the main job when a model is missing or altered: it is named, and what needs no model still works.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { forkChildren } from '../../electron/adapters/children/fork-children.ts';
import { composeEngine } from '../../electron/compose/compose.ts';
import type { Engine } from '../../electron/compose/engine.ts';
import { root, temporaryFolder } from './cloister.ts';

const note = join(root, 'resources/samples/health/progress-note.txt');
let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function engineWith(change: (models: string) => void): Promise<Engine> {
  const models = join(temporaryFolder('models'), 'models');
  mkdirSync(models);
  cpSync(join(root, 'models'), models, {
    recursive: true,
    filter: (path) => !/recipes|base/u.test(path.slice(root.length)),
  });
  change(models);
  const children = forkChildren((name) => join(root, 'electron', `${name}.ts`));
  const engine = await composeEngine({
    folders: { home: temporaryFolder('vault'), models, fetchedModels: models, resources: join(root, 'resources') },
    version: '0.0.0',
    build: 'test',
    children,
    accountName: 'tester',
    worksInBackground: false,
    emit: () => undefined,
    takePick: () => [note],
  });
  close = async () => {
    await engine.close();
    await children.close();
  };
  await engine.handlers['vault.create']({ passphrase: 'long enough', name: 'Tester' });
  return engine;
}

async function importNote({ handlers, jobs, importResults }: Engine): Promise<ReturnType<Engine['importResults']>> {
  const { id } = await handlers['matter.create']({ name: 'One', pack: 'health' });
  const { job } = await handlers['library.import']({ matter: id, token: `pick_${'0'.repeat(32)}` });
  await jobs.done(job);
  return importResults(job);
}

test(
  'without the embedding model a document is kept and read, the import says what is missing, and it goes on later',
  { timeout: 120_000 },
  async () => {
    let models = '';
    const engine = await engineWith((folder) => {
      models = folder;
      writeFileSync(join(folder, 'embedding', embeddingFile()), '');
    });
    const [file] = await importNote(engine);
    expect(file).toMatchObject({ result: 'failed', document: { status: 'read', type: { label: 'progress-note' } } });
    expect(file?.failure).toMatch(/^model-(?:missing|altered)$/u);
    const { events } = await engine.handlers['audit.search']({
      kinds: ['failure'],
      matter: null,
      subject: null,
      since: null,
      until: null,
      before: null,
      limit: 10,
    });
    expect(events).toHaveLength(1);
    cpSync(join(root, 'models/embedding'), join(models, 'embedding'), { recursive: true });
    const { job } = await engine.handlers['library.retry']({ document: file!.document!.id });
    await engine.jobs.done(job);
    expect(engine.importResults(job)[0]).toMatchObject({ result: 'imported', document: { status: 'ready' } });
  },
);

test('one changed byte in a model file means that it is never loaded', { timeout: 60_000 }, async () => {
  const engine = await engineWith((folder) => {
    const path = join(folder, 'embedding', embeddingFile());
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path, bytes);
  });
  const [file] = await importNote(engine);
  expect(file).toMatchObject({ result: 'failed', failure: 'model-altered' });
  const listed = await engine.handlers['models.list']({});
  expect(listed.find(({ entry }) => entry.role === 'embedder')?.state).toBe('altered');
});

test(
  'a question without the base model is refused by name, and exact search still works',
  { timeout: 120_000 },
  async () => {
    const engine = await engineWith(() => undefined);
    const [file] = await importNote(engine);
    const matter = file!.document!.matter;
    const found = await engine.handlers['ask.mentions']({ matter, text: 'furosemide' });
    expect(found.mentions.length).toBeGreaterThan(0);
    const { job } = await engine.handlers['ask.start']({
      matter,
      question: 'Which dose of furosemide?',
      document: null,
    });
    await expect(engine.jobs.done(job)).resolves.toMatchObject({ outcome: 'failed' });
  },
);

function embeddingFile(): string {
  const manifest = JSON.parse(readFileSync(join(root, 'models/manifest.json'), 'utf8')) as {
    models: { role: string; file: string }[];
  };
  return manifest.models.find(({ role }) => role === 'embedder')!.file.replace('embedding/', '');
}
