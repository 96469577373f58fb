import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calls } from '../../electron/contract/calls.ts';
import type { Commitment } from '../../electron/contract/ids.ts';
import { decide } from '../../electron/features/review/decide.ts';
import { requireOwnApproval } from '../../electron/features/models/end-site-model.ts';
import { keepReport } from '../../electron/features/models/right-size-reports.ts';
import { createPolicy } from '../../electron/features/policies/create-policy.ts';
import { changeLearning } from '../../electron/features/policies/learning.ts';
import { changeRoute } from '../../electron/features/route/route-tables.ts';
import { createMatter } from '../../electron/features/library/create-matter.ts';
import { destroyMatter } from '../../electron/features/library/destroy-matter.ts';
import { holdMatter } from '../../electron/features/library/hold-matter.ts';
import { removeDocument } from '../../electron/features/library/remove-document.ts';
import { changeSettings } from '../../electron/features/settings/settings.ts';
import { packs } from '../../electron/packs/index.ts';
import type { RecordStore } from '../../electron/ports/record-store.ts';
import { fakeClock, fakeNewId } from '../fakes/fake-clock.ts';
import { fakeFileVault } from '../fakes/fake-file-vault.ts';
import { fakeLedger, type FakeLedger } from '../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../fakes/fake-record-store.ts';
import { fakeVectorStore } from '../fakes/fake-vector-store.ts';
import {
  documentId,
  event,
  findingId,
  matterId,
  sampleDocument,
  sampleFinding,
  sampleMatter,
  samplePage,
  sampleUser,
} from '../fakes/sample-records.ts';

/** A store that remembers under which event each change was made. */
function watched(record: RecordStore, changes: number[]): RecordStore {
  return new Proxy(record, {
    get: (target, name: keyof RecordStore) => {
      const method: unknown = target[name];
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): unknown => {
        if (/^(?:add|put|erase)/u.test(name)) changes.push(args.at(-1) as number);
        return (method as (...all: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

interface World {
  readonly needs: Parameters<typeof decide>[1] &
    Parameters<typeof destroyMatter>[1] &
    Parameters<typeof createPolicy>[1];
  readonly ledger: FakeLedger;
  readonly changes: number[];
}

async function newWorld(): Promise<World> {
  const store = fakeRecordStore();
  const user = sampleUser();
  await store.addUser(user, event(0));
  await store.addMatter(sampleMatter(), event(1));
  await store.putDocument(sampleDocument({ status: 'ready', pages: 1 }), event(2));
  await store.putPages(documentId(), [samplePage(1, 'The term is twelve months.')], event(3));
  await store.putFindings(documentId(), [sampleFinding()], event(4));
  const changes: number[] = [];
  const ledger = fakeLedger();
  const commitment = 'ab'.repeat(32) as Commitment;
  const needs = {
    ...{ record: watched(store, changes), ledger, user, clock: fakeClock(), newId: fakeNewId() },
    ...{ files: fakeFileVault(), vectors: fakeVectorStore(), retentionDays: 0, seal: null, packs },
    committer: { commit: () => commitment, forget: () => Promise.resolve() } as never,
    actor: { user: user.id, role: 'reviewer', auth: 'passphrase' } as const,
  };
  return { needs, ledger, changes };
}

const acts = fc.constantFrom('accept', 'correct', 'reject', 'absent', 'escalate');
/** Things a person can do, with and without sense. */
const command = fc.oneof(
  fc.record({ what: fc.constant('matter'), name: fc.constantFrom('a', 'A', 'b', 'c') }),
  fc.record({ what: fc.constant('hold'), held: fc.boolean() }),
  fc.record({
    what: fc.constant('settings'),
    theme: fc.constantFrom('dark', 'light'),
    idleLockMinutes: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    what: fc.constant('decide'),
    act: acts,
    version: fc.integer({ min: 1, max: 4 }),
    reason: fc.constantFrom('', 'because'),
  }),
  fc.record({ what: fc.constant('learning'), allowed: fc.boolean() }),
  fc.record({ what: fc.constant('policy'), named: fc.constantFrom('Guarantees', 'guarantees', 'Liens') }),
  fc.record({ what: fc.constant('own-approval'), on: fc.boolean() }),
  fc.record({ what: fc.constant('report'), items: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ what: fc.constant('route'), calls: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ what: fc.constant('remove'), reason: fc.constant('asked') }),
  fc.record({ what: fc.constant('destroy'), reason: fc.constant('over') }),
  fc.record({ what: fc.constant('refuse'), refuses: fc.boolean() }),
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

type Performer<What> = (one: Extract<Command, { what: What }>, world: World) => unknown;

const performers: { readonly [What in Command['what']]: Performer<What> } = {
  matter: ({ name }, { needs }) => createMatter({ name, pack: 'legal' }, needs),
  hold: ({ held }, { needs }) => holdMatter({ matter: matterId(), held, reason: 'r' }, needs),
  settings: ({ theme, idleLockMinutes }, { needs }) =>
    changeSettings({ theme, idleLockMinutes }, { ...needs, policy: { bounds: {} } }),
  decide: ({ act, version, reason }, { needs }) => {
    const about = { finding: findingId(), version, act: act as 'accept', reason };
    return decide({ ...about, value: { kind: 'text', text: 'twelve months' }, secondsOnScreen: 1 }, needs);
  },
  refuse: ({ refuses }, { ledger }) => {
    if (refuses) ledger.refuse();
    else ledger.restore();
  },
  learning: ({ allowed }, { needs }) => changeLearning({ matter: matterId(), isAllowed: allowed, reason: 'r' }, needs),
  policy: ({ named }, { needs }) =>
    createPolicy({ name: named, describes: 'd', blocksExport: false, falseAlarmLimit: 0.1 }, needs),
  'own-approval': ({ on }, { needs }) => requireOwnApproval({ on, reason: 'r' }, needs),
  report: ({ items }, { needs }) => {
    const gold = { sha256: 'ab'.repeat(32), items };
    return keepReport({ task: 'legal.fields', gold, rows: [] } as never, { ...needs });
  },
  route: ({ calls }, { needs }) => {
    const change = { what: 'budget', maxModelCalls: calls } as const;
    return changeRoute({ task: 'legal.fields', reason: 'r', change }, { ...needs, series: [] });
  },
  remove: ({ reason }, { needs }) => removeDocument({ document: documentId(), reason }, needs),
  destroy: ({ reason }, { needs }) => destroyMatter({ matter: matterId(), reason }, needs),
};

async function perform(one: Command, world: World): Promise<void> {
  await (performers[one.what] as Performer<Command['what']>)(one, world);
}

/** Events that tell of a refusal change nothing. */
const refusals = ['failure', 'document.rejected', 'inference.blocked'];

test('each change of the record has exactly one event, written before it, and no event of a change is without one', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 12 }), async (commands) => {
      const world = await newWorld();
      for (const one of commands) {
        const [events, changes] = [world.ledger.events.length, world.changes.length];
        await perform(one, world).catch(() => undefined);
        const added = world.ledger.events.slice(events).filter(({ kind }) => !refusals.includes(kind));
        const under = new Set(world.changes.slice(changes));
        expect([...under], JSON.stringify(one)).toEqual(added.map(({ n }) => n));
        made += added.length;
      }
    }),
    { numRuns: 2000 },
  );
  expect(made).toBeGreaterThan(2000);
}, 120_000);

/** Calls that change nothing in the record. */
const reading: readonly string[] = `
  vault.state matter.list library.list library.cancel document.get document.page document.bytes finding.list finding.why ask.stop ask.list
  ask.get audit.state audit.search audit.get audit.cancel audit.anchor-age audit.witness-key models.list models.verify models.card
  models.request-approval models.read-request models.approver-key models.approvers golden.show models.stop models.rightsize-reports
  route.list dashboard.get policy.list policy.marks policy.suggest learning.excluded settings.get health.check
`
  .trim()
  .split(/\s+/u);

/** Calls that the sequences above make, and those whose events other tests look at: which ones. */
const changing: Readonly<Record<string, string>> = {
  ...placed(
    'features/one-event-per-change.test.ts',
    'matter.create matter.hold matter.destroy library.remove review.decide settings.change learning.change policy.create models.own-approval route.change',
  ),
  ...placed('chain/command-line.test.ts', 'vault.create vault.unlock vault.recover vault.lock library.import'),
  ...placed('features/ingest/read-again.test.ts', 'library.retry'),
  ...placed('features/ask/answer.test.ts', 'ask.start ask.mentions'),
  ...placed('features/review/sign-entry.test.ts', 'audit.sign'),
  ...placed('features/audit/replay-event.test.ts', 'audit.replay'),
  ...placed('chain/completeness.test.ts', 'audit.verify'),
  ...placed('features/audit/export-log.test.ts', 'audit.export'),
  ...placed(
    'adapters/ledger-file/anchors.test.ts',
    'audit.anchor audit.import-anchors audit.trust-anchor audit.countersign',
  ),
  ...placed('features/models/import-model.test.ts', 'models.add'),
  ...placed('features/models/govern-models.test.ts', 'models.revoke'),
  ...placed(
    'features/models/approvals.test.ts',
    'models.test models.approve models.take-approval models.approve-for-other models.trust models.rollback models.expire',
  ),
  ...placed('features/models/golden.test.ts', 'golden.add golden.remove golden.run golden.accept'),
  ...placed(
    'features/policies/policies.test.ts',
    'policy.train policy.govern policy.check policy.learn learning.export',
  ),
  ...placed('features/one-event-per-change.test.ts', 'models.rightsize'),
  ...placed('features/policies/marking.test.ts', 'policy.mark'),
};

function placed(file: string, names: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, file]));
}

test('every call that the engine answers is known to read only, or has a test that looks at its event', () => {
  const answered = Object.entries(calls).flatMap(([name, one]) => (one.to === 'engine' ? [name] : []));
  expect([...reading, ...Object.keys(changing)].sort()).toEqual(answered.sort());
  for (const file of Object.values(changing))
    expect(existsSync(join(import.meta.dirname, '..', file)), file).toBe(true);
});
