/** The log of the fake window. */
import type { EventFilter, StoredEvent } from '../../../electron/contract/audit.ts';
import type { anchorCallTable } from '../../../electron/contract/anchor-calls.ts';
import type { CallsTo, Handlers } from '../../../electron/contract/call.ts';
import type { Calls } from '../../../electron/contract/calls.ts';
import type { Emit } from '../../../electron/contract/events.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import { UserId } from '../../../electron/contract/ids.ts';
import { jobId, timeBefore } from './fake-ids.ts';
import type { FakeWorld } from './fake-world.ts';

type AuditCalls = Pick<
  Handlers<Calls>,
  | 'audit.sign'
  | 'audit.replay'
  | 'audit.state'
  | 'audit.search'
  | 'audit.get'
  | 'audit.verify'
  | 'audit.pick-export'
  | 'audit.export'
  | 'audit.cancel'
  | keyof typeof anchorCallTable
>;

export function fakeAudit(world: FakeWorld, emit: Emit): AuditCalls {
  return {
    ...fakeAnchors(world),
    ...fakeVerify(world, emit),
    'audit.state': async () => world.log,
    'audit.search': async (filter) => {
      const found: StoredEvent[] = [];
      for (const stored of world.events) {
        if (found.length === filter.limit) break;
        if (isWanted(stored, filter)) found.push(stored);
      }
      return { events: found, size: world.log.size };
    },
    'audit.get': async ({ index }) => {
      const stored = world.events.find(({ event }) => event.n === index);
      if (stored === undefined) throw new CloisterError('not-found');
      const decided = stored.event.decision !== null;
      return {
        stored,
        canonical: JSON.stringify(stored.event),
        details: decided
          ? { before: 'sixty', after: '60 days', reason: 'Words prevail over figures', byName: 'R. Adeyemi' }
          : null,
      };
    },
    'audit.sign': async ({ entry, meaning }) => {
      const stored = world.events.find(({ event }) => entry === null || event.n === entry);
      if (stored === undefined) throw new CloisterError('not-found');
      const { n, at, who } = stored.event;
      const block = { entry: n, leaf: stored.leaf, meaning, signer: UserId.parse(who.user), event: n, at };
      return { ...block, key: '', signature: '' };
    },
    'audit.replay': async ({ index }) => {
      const stored = world.events.find(({ event }) => event.n === index);
      if (stored === undefined) throw new CloisterError('not-found');
      return { event: stored.event.n, kind: stored.event.kind, same: true, compared: 12, differences: [] };
    },
    'audit.pick-export': async () => ({ token: `pick_${'cd'.repeat(16)}`, name: 'log-november' }),
    'audit.export': async () => ({ files: 7, entries: world.log.size, folder: 'log-november' }),
  };
}

/** Takes its time, as a long log does: progress is told, and it can be stopped. */
function fakeVerify(world: FakeWorld, emit: Emit): Pick<AuditCalls, 'audit.verify' | 'audit.cancel'> {
  let stop: (() => void) | null = null;
  return {
    'audit.verify': () =>
      new Promise((resolve, reject) => {
        const job = jobId(90);
        const total = world.log.size;
        let done = 0;
        const about = { job, matter: null, kind: 'verify', step: 'verifying', subject: '', total } as const;
        const timer = setInterval(() => {
          done = Math.min(total, done + Math.ceil(total / 4));
          emit('job.progress', { ...about, done, secondsLeft: null });
          if (done < total || world.verifies === 'for-ever') return;
          clearInterval(timer);
          emit('job.done', { job, outcome: 'done', failure: null, counts: {} });
          resolve(world.verdict);
        }, 40);
        stop = () => {
          clearInterval(timer);
          emit('job.done', { job, outcome: 'cancelled', failure: { code: 'cancelled' }, counts: {} });
          reject(new CloisterError('cancelled'));
        };
      }),
    'audit.cancel': async () => {
      stop?.();
      return null;
    },
  };
}

/** One file is taken in, one is by a witness that nobody trusts yet. */
function fakeAnchors(
  world: FakeWorld,
): Pick<AuditCalls, keyof CallsTo<'engine', typeof anchorCallTable> | 'audit.pick-anchor'> {
  const name = `log-${String(world.log.size)}`;
  return {
    'audit.anchor-age': async () => world.anchorAge,
    'audit.pick-anchor': async ({ what }) =>
      what === 'folder'
        ? { token: `pick_${'ef'.repeat(16)}`, names: ['drop-folder'], count: 1 }
        : { token: `pick_${'01'.repeat(16)}`, names: ['a.note', 'b.note'], count: 2 },
    'audit.anchor': async () => ({
      size: world.log.size,
      folder: 'drop-folder',
      files: ['note', 'request', 'tsq', 'html'].map((end) => `${name}.${end}`),
    }),
    'audit.import-anchors': async () => ({
      files: [
        {
          name: 'a.note',
          taken: {
            kind: 'cosignature',
            size: world.log.size,
            at: timeBefore(0),
            by: 'records.example/witness/1',
            apart: 0,
          },
          failure: null,
        },
        {
          name: 'b.note',
          taken: null,
          failure: { code: 'invalid', subject: 'unknown-witness city.example/witness/7' },
        },
      ],
    }),
    'audit.trust-anchor': async ({ key }) => {
      if (!/^[0-9a-f]{64}$|\+[0-9a-f]{8}\+/u.test(key)) throw new CloisterError('invalid', { subject: 'anchor key' });
      return null;
    },
    'audit.countersign': async () => ({ file: 'log-412-countersigned.note', folder: 'drop-folder' }),
    'audit.witness-key': async () => ({ key: 'cloister.invalid/witness/9f2c4b1a+9f2c4b1a+BOsample' }),
  };
}

function isWanted({ event }: StoredEvent, { kinds, subject, before }: EventFilter): boolean {
  if (before !== null && event.n >= before) return false;
  if (kinds !== null && !kinds.includes(event.kind)) return false;
  const wanted = subject?.toLowerCase() ?? '';
  return wanted === '' || JSON.stringify([event.who, event.what, event.ai]).toLowerCase().includes(wanted);
}
