/** The log of the fake window. */
import type { EventFilter, StoredEvent } from '../../../electron/contract/audit.ts';
import type { Handlers } from '../../../electron/contract/call.ts';
import type { Calls } from '../../../electron/contract/calls.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import { UserId } from '../../../electron/contract/ids.ts';
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
>;

export function fakeAudit(world: FakeWorld): AuditCalls {
  return {
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
    'audit.verify': async () => world.verdict,
    'audit.pick-export': async () => ({ token: `pick_${'cd'.repeat(16)}`, name: 'log-november' }),
    'audit.export': async () => ({ files: 7, entries: world.log.size, folder: 'log-november' }),
  };
}

function isWanted({ event }: StoredEvent, { kinds, subject, before }: EventFilter): boolean {
  if (before !== null && event.n >= before) return false;
  if (kinds !== null && !kinds.includes(event.kind)) return false;
  const wanted = subject?.toLowerCase() ?? '';
  return wanted === '' || JSON.stringify([event.who, event.what, event.ai]).toLowerCase().includes(wanted);
}
