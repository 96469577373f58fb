import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Commitment } from '../../electron/contract/ids.ts';
import { decide } from '../../electron/features/review/decide.ts';
import { createMatter } from '../../electron/features/library/create-matter.ts';
import { destroyMatter } from '../../electron/features/library/destroy-matter.ts';
import { holdMatter } from '../../electron/features/library/hold-matter.ts';
import { removeDocument } from '../../electron/features/library/remove-document.ts';
import { changeSettings } from '../../electron/features/settings/settings.ts';
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
  readonly needs: Parameters<typeof decide>[1] & Parameters<typeof destroyMatter>[1];
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
    ...{ files: fakeFileVault(), vectors: fakeVectorStore(), retentionDays: 0, seal: null },
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
  fc.record({ what: fc.constant('remove'), reason: fc.constant('asked') }),
  fc.record({ what: fc.constant('destroy'), reason: fc.constant('over') }),
  fc.record({ what: fc.constant('refuse'), refuses: fc.boolean() }),
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

async function perform(one: Command, { needs, ledger }: World): Promise<unknown> {
  if ('name' in one) return createMatter({ name: one.name, pack: 'legal' }, needs);
  if ('held' in one) return holdMatter({ matter: matterId(), held: one.held, reason: 'r' }, needs);
  if ('theme' in one) {
    const free = { ...needs, policy: { bounds: {} } };
    return changeSettings({ theme: one.theme, idleLockMinutes: one.idleLockMinutes }, free);
  }
  if ('act' in one) {
    const about = { finding: findingId(), version: one.version, act: one.act as 'accept', reason: one.reason };
    return decide({ ...about, value: { kind: 'text', text: 'twelve months' }, secondsOnScreen: 1 }, needs);
  }
  if ('refuses' in one) {
    if (one.refuses) ledger.refuse();
    else ledger.restore();
    return null;
  }
  if (one.what === 'remove') return removeDocument({ document: documentId(), reason: one.reason }, needs);
  return destroyMatter({ matter: matterId(), reason: one.reason }, needs);
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
