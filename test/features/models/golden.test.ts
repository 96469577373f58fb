import { beforeEach, describe, expect, test } from 'vitest';
import type { Commitment } from '../../../electron/contract/ids.ts';
import type { ModelEntry } from '../../../electron/contract/model.ts';
import {
  goldenVerdict,
  isRight,
  outcomeText,
  typeField,
  type Outcome,
} from '../../../electron/features/models/compare-golden.ts';
import {
  acceptDifferences,
  freezeGolden,
  keepRun,
  thawGolden,
  type FreezeNeeds,
} from '../../../electron/features/models/freeze-golden.ts';
import {
  goldenDigest,
  goldenState,
  pendingChanges,
  readGolden,
  type PendingChanges,
} from '../../../electron/features/models/golden-set.ts';
import { runGolden, type GoldenResult } from '../../../electron/features/models/run-golden.ts';
import { goldenView } from '../../../electron/features/models/golden-view.ts';
import { shippedRoutes } from '../../../electron/features/route/shipped-routes.ts';
import { ungoverned, usableModels } from '../../../electron/features/models/usable-models.ts';
import { fakeClock } from '../../fakes/fake-clock.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import {
  documentId,
  event,
  sampleDecision,
  sampleDocument,
  sampleFinding,
  sampleMatter,
  sampleUser,
} from '../../fakes/sample-records.ts';
import { modelEntry } from '../../fixtures/model-entry.ts';

const head = modelEntry('some-head', Buffer.from('{}'));
const routes = [shippedRoutes['legal.fields'], shippedRoutes['health.fields']];
const manifest = { version: 1 as const, models: [head] };
const outcome = (value: string | null, field = 'term'): Outcome => ({
  ...{ field, value, normalised: value },
  status: value === null ? 'absent' : 'found',
});
const kind = outcome('nda', typeField);
let made: readonly Outcome[];
let ledger: FakeLedger;
let needs: FreezeNeeds;

beforeEach(async () => {
  ledger = fakeLedger();
  const record = fakeRecordStore();
  await record.addMatter(sampleMatter(), event(1));
  await record.putDocument(sampleDocument({ status: 'ready', pages: 1 }), event(2));
  await record.putFindings(
    documentId(),
    [sampleFinding({ field: 'term', value: 'twelve months', normalised: 'P1Y' })],
    event(3),
  );
  made = [{ ...outcome('twelve months'), normalised: 'P1Y' }, kind];
  needs = {
    ...{ record, ledger, clock: fakeClock(), user: sampleUser(), manifest },
    ...{ app: '1.0.0', usable: [head], routes },
    actor: { user: 'u', role: 'reviewer', auth: 'passphrase' },
    committer: {
      commit: (subject, type, value) =>
        Buffer.from(`${subject}${type}${String(value)}`)
          .toString('hex')
          .padEnd(64, '0')
          .slice(-64) as Commitment,
    },
    redo: async () => made,
    ...{ signal: new AbortController().signal, onDocument: () => undefined },
  };
});

async function decideIt(): Promise<void> {
  const made = sampleDecision((await needs.record.findings(documentId()))[0]!);
  const finding = { ...made.finding, value: 'twelve months' };
  await needs.record.addDecision(finding, { ...made.decision, act: 'accept' }, event(4));
}

async function frozen(): Promise<void> {
  await decideIt();
  await freezeGolden([documentId()], needs);
}

const run = async (usable: readonly ModelEntry[] = [head]): Promise<GoldenResult> =>
  runGolden((await readGolden(needs.record))!, { ...needs, usable });

const keep = async ({ run: made, report }: GoldenResult): Promise<void> =>
  keepRun((await readGolden(needs.record))!, { ...made, at: needs.clock.now() }, report.lines.length === 0, needs);

const pendingWith = async (
  models: readonly ModelEntry[],
  { app = '1.0.0', wanted = routes } = {},
): Promise<PendingChanges> => pendingChanges((await readGolden(needs.record))!, { app, models, routes: wanted });

describe('the golden set', () => {
  test('takes only documents that people decided something about', async () => {
    await expect(freezeGolden([documentId()], needs)).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringContaining('review it first'),
    });
    expect(ledger.kinds()).toEqual([]);
    await frozen();
    expect(ledger.kinds()).toEqual(['settings.changed']);
  });

  test('keeps no value of a document: erasing the document leaves nothing of it behind', async () => {
    await frozen();
    expect(JSON.stringify(await readGolden(needs.record))).not.toMatch(/twelve|P1Y|nda/u);
    await needs.record.eraseDocument(documentId(), event(5));
    expect((await run()).report.summary).toMatchObject({ documents: 0, fields: 0 });
  });

  test('shows each field that comes out otherwise, before and after, better or worse', async () => {
    await frozen();
    expect((await run()).report).toMatchObject({ lines: [], summary: { fields: 1, rightBefore: 1, rightAfter: 1 } });
    made = [outcome('two years'), outcome('lease', typeField)];
    expect((await run()).report.lines).toMatchObject([
      { field: 'term', verdict: 'worse', expected: 'twelve months', after: 'two years' },
      { field: typeField, verdict: 'changed', after: 'lease' },
    ]);
  });

  test('holds what changed until it ran without a difference, or a person accepted it', async () => {
    await frozen();
    const changed = { ...head, settings: { promptTemplate: 'another prompt' } };
    const pending = async (entries: readonly ModelEntry[], app = '1.0.0'): Promise<readonly string[]> =>
      (await pendingWith(entries, { app })).words;
    expect(await pending([head])).toEqual([]);
    expect(await pending([changed])).toEqual([expect.stringContaining('some-head@1.0.0')]);
    expect(await pending([head], '1.1.0')).toEqual(['application 1.0.0 became 1.1.0']);
    const { held } = await pendingWith([changed]);
    expect(usableModels({ version: 1, models: [changed] }, { ...ungoverned, held }, '')).toEqual([]);
    await keep(await run([changed]));
    expect(await pending([changed])).toEqual([]);
  });

  test('after a difference, only the reason of a person lets the change answer; the reason is beside the log', async () => {
    await frozen();
    const changed = { ...head, version: '2.0.0' };
    made = [outcome('two years'), kind];
    const other = await run([changed]);
    await keep(other);
    const words = async (): Promise<number> => (await pendingWith([changed])).words.length;
    expect(await words()).toBe(1);
    await acceptDifferences(other.run.summary.digest, 'two years is what we want', needs);
    expect(await words()).toBe(0);
    expect(JSON.stringify(ledger.events)).not.toContain('two years');
    await expect(acceptDifferences('ab'.repeat(32), 'no such run', needs)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('has another digest for another application, model or decision', async () => {
    await frozen();
    const set = (await readGolden(needs.record))!;
    const digests = [
      goldenDigest(set, needs),
      goldenDigest(set, { ...needs, app: '1.0.1' }),
      goldenDigest(set, { ...needs, usable: [{ ...head, settings: { threshold: 1 } }] }),
      goldenDigest(set, { ...needs, routes: [{ ...routes[0]!, maxModelCalls: 1 }] }),
      goldenDigest({ documents: [] }, needs),
    ];
    expect(new Set(digests).size).toBe(5);
    await thawGolden(documentId(), 'no longer ours', needs);
    expect(await readGolden(needs.record)).toBeNull();
  });

  test('a changed route waits like a model, and the one before stays in force until it ran', async () => {
    await frozen();
    const wanted = [{ ...routes[0]!, maxModelCalls: 1 }, routes[1]!];
    expect((await pendingWith([head], { wanted })).routes).toEqual(['legal.fields']);
    expect((await readGolden(needs.record))!.accepted.routes).toEqual(routes);
    needs = { ...needs, routes: wanted };
    await keep(await run());
    expect((await pendingWith([head], { wanted })).routes).toEqual([]);
    expect((await readGolden(needs.record))!.accepted.routes).toEqual(wanted);
  });

  test('is due after any change of what answers, also after a model was taken out of use, and only until it ran', async () => {
    await frozen();
    const state = async (now: Partial<typeof needs>): Promise<string> =>
      goldenState((await readGolden(needs.record))!, { ...needs, ...now });
    expect(await state({})).toBe('current');
    expect(await state({ usable: [] })).toBe('due');
    expect(await state({ app: '1.1.0' })).toBe('due');
    made = [outcome('two years'), kind];
    const without = await run([]);
    await keep(without);
    expect(await state({ usable: [] })).toBe('differs');
    await acceptDifferences(without.run.summary.digest, 'we live without it', needs);
    expect(await state({ usable: [] })).toBe('current');
    expect(await state({})).toBe('due');
  });

  test('shows values of a run of this session, and of an earlier one what people decided and how it came out', async () => {
    await frozen();
    made = [outcome('two years'), outcome('lease', typeField)];
    const app = '1.1.0';
    const other = await runGolden((await readGolden(needs.record))!, { ...needs, app });
    await keep(other);
    const view = async (report: GoldenResult['report'] | null) =>
      goldenView((await readGolden(needs.record))!, {
        ...{ record: needs.record, answering: { ...needs, app }, pending: { words: ['x'] } },
        ...{ held: [{ entry: head, instead: 'rules' }], isRunning: false, report },
      });
    expect(await view(other.report)).toMatchObject({
      ...{ state: 'differs', held: [{ model: 'some-head@1.0.0', instead: 'rules' }] },
      lines: [{ after: 'two years' }, { after: 'lease' }],
    });
    expect((await view(null)).lines).toMatchObject([
      { field: 'term', verdict: 'worse', expected: 'twelve months', after: expect.stringContaining('not kept') },
      { field: typeField, expected: 'nobody decided it' },
    ]);
  });

  test('the vectors of the search index never wait: without them nothing could be taken in', async () => {
    await frozen();
    const index = modelEntry('index', Buffer.from('v'), { role: 'embedder' });
    const changed = modelEntry('other-head', Buffer.from('h'), { role: 'head' });
    expect([...(await pendingWith([index, changed], { app: '1.1.0' })).held]).toEqual([changed.sha256]);
  });

  test('that cannot be read is damage and never "none"', async () => {
    const record = { setting: async () => ({ documents: 'half' }) };
    await expect(readGolden(record)).rejects.toMatchObject({ code: 'vault-damaged' });
  });
});

describe('a field against what people decided', () => {
  test('is right by value or by its standard form, and absent only when nothing is found', () => {
    expect(isRight([{ ...outcome('March 3'), normalised: '2025-03-03' }], [outcome('2025-03-03')])).toBe(true);
    expect(isRight([outcome('Acme  LLC')], [outcome('acme llc')])).toBe(true);
    expect(isRight([outcome('a'), outcome('b')], [outcome('a')])).toBe(false);
    expect(isRight([outcome(null)], [outcome(null)])).toBe(true);
    expect(isRight([outcome(null)], [outcome('a')])).toBe(false);
  });

  test('is the same whatever the order of its findings, and better, worse or changed otherwise', () => {
    expect(outcomeText([outcome('a'), outcome('b')])).toBe(outcomeText([outcome('b'), outcome('a')]));
    const [a, b] = [
      { outcome: 'a', isRight: true },
      { outcome: 'b', isRight: false },
    ];
    expect([
      goldenVerdict(a, a),
      goldenVerdict(a, b),
      goldenVerdict(b, a),
      goldenVerdict(b, { ...b, outcome: 'c' }),
    ]).toEqual(['same', 'worse', 'better', 'changed']);
  });
});
