// The golden set of a vault whose application changed: it runs by itself, what waits is named, and other work goes first.
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { forkChildren } from '../../electron/adapters/children/fork-children.ts';
import { composeEngine } from '../../electron/compose/compose.ts';
import type { Engine } from '../../electron/compose/engine.ts';
import type { Events } from '../../electron/contract/events.ts';
import type { DocumentId } from '../../electron/contract/ids.ts';
import { root, temporaryFolder } from './cloister.ts';

const note = join(root, 'resources/samples/health/progress-note.txt');
const passphrase = 'long enough';
let close: () => Promise<void> = async () => undefined;
let onProgress: (progress: Events['job.progress']) => void = () => undefined;
afterEach(() => close());

type Heard = { readonly [Name in keyof Events]?: Events[Name][] };

/** The window's engine, or one that works only when asked, of that version over that vault. */
async function engineOf(home: string, version: string, worksInBackground: boolean) {
  const models = join(root, 'models');
  const children = forkChildren((name) => join(root, 'electron', `${name}.ts`));
  const heard: Heard = { 'job.progress': [], 'job.done': [] };
  const engine = await composeEngine({
    folders: { home, models, fetchedModels: models, resources: join(root, 'resources') },
    ...{ version, build: 'test', children, accountName: 'tester', worksInBackground, takePick: () => [note] },
    emit: (name, payload) => {
      (heard[name] as unknown[] | undefined)?.push(payload);
      if (name === 'job.progress') onProgress(payload as Events['job.progress']);
    },
  });
  close = async () => {
    await engine.close();
    await children.close();
  };
  return { engine, heard };
}

async function decidedNote({ handlers, jobs, importResults }: Engine): Promise<DocumentId> {
  const { id } = await handlers['matter.create']({ name: 'One', pack: 'health' });
  const { job } = await handlers['library.import']({ matter: id, token: `pick_${'0'.repeat(32)}` });
  await jobs.done(job);
  const document = importResults(job)[0]!.document!.id;
  const found = (await handlers['finding.list']({ document })).find(({ finding }) => finding.status === 'found')!;
  const { id: finding, version } = found.finding;
  await handlers['review.decide']({
    ...{ finding, version, act: 'accept', value: null, reason: 'as it stands there', secondsOnScreen: null },
  });
  return document;
}

/** A vault with one decided note in its golden set, made by version 1.0.0 and closed again. */
async function vaultWithSet(): Promise<string> {
  const home = temporaryFolder('vault');
  const { engine } = await engineOf(home, '1.0.0', false);
  await engine.handlers['vault.create']({ passphrase, name: 'Tester' });
  const view = await engine.handlers['golden.add']({ documents: [await decidedNote(engine)] });
  expect(view).toMatchObject({ state: 'current', held: [], documents: [{ name: 'progress-note.txt' }] });
  await close();
  return home;
}

const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
};

test(
  'after an update nothing of the models answers until the set ran; the window runs it by itself and they answer again',
  { timeout: 240_000 },
  async () => {
    const home = await vaultWithSet();
    const asked = await engineOf(home, '1.1.0', false);
    await asked.engine.handlers['vault.unlock']({ passphrase });
    const waiting = await asked.engine.handlers['golden.show']({});
    expect(waiting).toMatchObject({ state: 'due', pending: ['application 1.0.0 became 1.1.0'] });
    expect(waiting.held).toContainEqual({
      model: expect.stringMatching(/^health\.note-type-head@/u),
      instead: 'titles and signs in the text',
    });
    const { lines } = await asked.engine.handlers['health.check']({});
    expect(lines.find(({ check }) => check === 'golden')).toMatchObject({ status: 'attention' });
    const listed = await asked.engine.handlers['models.list']({});
    expect(listed.find(({ entry }) => entry.id === 'health.note-type-head')?.heldFor).toContain('titles');
    await close();

    const { engine, heard } = await engineOf(home, '1.1.0', true);
    await engine.handlers['vault.unlock']({ passphrase });
    await until(() => heard['job.done']!.length > 0);
    expect(heard['job.progress']).toContainEqual(
      expect.objectContaining({ kind: 'golden', step: 'comparing', total: 1 }),
    );
    expect(heard['job.done']).toMatchObject([{ outcome: 'done', counts: { differences: 0 } }]);
    expect(await engine.handlers['golden.show']({})).toMatchObject({ state: 'current', held: [], pending: [] });
    const { events } = await engine.handlers['audit.search']({
      ...{ kinds: ['model.tested'], matter: null, subject: null, since: null, until: null, before: null, limit: 5 },
    });
    expect(events[0]?.event.what).toMatchObject({ documents: 1, differences: 0, accepted: true });
  },
);

test(
  'a run that is stopped is logged and not begun again by itself; a route that waits leaves the one before in force',
  { timeout: 240_000 },
  async () => {
    const home = await vaultWithSet();
    const { engine, heard } = await engineOf(home, '1.0.0', true);
    const { handlers } = engine;
    await handlers['vault.unlock']({ passphrase });
    const busy = engine.jobs.start(async () => {
      await until(() => gate);
      return { counts: {}, problems: false };
    });
    let gate = false;
    const changed = await handlers['route.change']({
      ...{ task: 'health.fields', reason: 'fewer calls', change: { what: 'budget', maxModelCalls: 1 } },
    });
    expect(changed).toMatchObject({ waits: true, changed: true });
    expect(await handlers['golden.show']({})).toMatchObject({ state: 'due', held: [] });
    onProgress = ({ job, kind }) => {
      if (kind === 'golden') void handlers['library.cancel']({ job });
    };
    gate = true;
    await engine.jobs.done(busy);
    await until(() => heard['job.done']!.length > 1);
    expect(heard['job.done']!.at(-1)).toMatchObject({ outcome: 'cancelled' });
    expect(await handlers['golden.show']({})).toMatchObject({ state: 'due' });
    const { events } = await handlers['audit.search']({
      ...{ kinds: ['failure'], matter: null, subject: null, since: null, until: null, before: null, limit: 5 },
    });
    expect(events[0]?.event).toMatchObject({ why: { purpose: 'golden-set' }, what: { code: 'cancelled' } });
    expect((await handlers['golden.run']({})).lines).toEqual([]);
    expect(await handlers['golden.show']({})).toMatchObject({ state: 'current' });
    const views = await handlers['route.list']({});
    expect(views.find(({ table }) => table.task === 'health.fields')?.waits).toBe(false);
  },
);
