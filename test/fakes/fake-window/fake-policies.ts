/** Document policies of the fake window: one in force, one that is being marked. */
import type { Handlers } from '../../../electron/contract/call.ts';
import type { Calls } from '../../../electron/contract/calls.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import type { ChunkId, MatterId, PolicyId } from '../../../electron/contract/ids.ts';
import type { MarkedPassage } from '../../../electron/contract/policy-calls.ts';
import type { Policy, PolicyPassage, PolicyStatus, PolicyVersion } from '../../../electron/contract/policy.ts';
import { shareInterval } from '../../../electron/core/policies/share-interval.ts';
import { stillNeeded } from '../../../electron/core/policies/still-needed.ts';
import { fakeHash, timeBefore } from './fake-ids.ts';
import type { FakeWorld } from './fake-world.ts';

type PolicyCalls = Pick<Handlers<Calls>, Extract<keyof Calls, `policy.${string}` | `learning.${string}`>>;

const policyId = (n: number): PolicyId => `pol_0000000000000000000${String(n)}` as PolicyId;

export function fakePolicies(world: FakeWorld): PolicyCalls {
  let policies: readonly PolicyStatus[] = [
    status(policy(1, 'No personal guarantee', true), 14, 15),
    status(policy(2, 'Audit on short notice', false), 6, 3),
  ];
  let marks: readonly MarkedPassage[] = [];
  let excluded: readonly MatterId[] = [];
  const named = (id: PolicyId): PolicyStatus => {
    const found = policies.find((one) => one.policy.id === id);
    if (found === undefined) throw new CloisterError('not-found', { subject: id });
    return found;
  };
  const put = (after: PolicyStatus): PolicyStatus => {
    policies = policies.map((one) => (one.policy.id === after.policy.id ? after : one));
    return after;
  };
  return {
    'policy.list': async () => [...policies],
    'policy.create': async (asked) => {
      const made = status({ ...policy(policies.length + 1, asked.name, false), ...asked }, 0, 0);
      policies = [...policies, made];
      return made;
    },
    'policy.mark': async ({ policy: id, document, span, label }) => {
      const before = named(id);
      const { yes, no } = before.examples;
      const passage = passagesOf(world).find(
        (one) => one.document === document && one.evidence.span.start === span.start,
      );
      marks = marks.filter(({ evidence }) => evidence.span.start !== span.start);
      if (label !== null && passage !== undefined) marks = [...marks, { ...passage, label }];
      return put(status(before.policy, yes + (label === 'yes' ? 1 : 0), no + (label === 'no' ? 1 : 0)));
    },
    'policy.marks': async () => [...marks],
    'policy.suggest': async () =>
      passagesOf(world).filter((one) => !marks.some(({ evidence }) => evidence === one.evidence)),
    'policy.train': async ({ policy: id }) => {
      const { policy: before, examples } = named(id);
      return put(
        status(
          { ...before, versions: [...before.versions, version(before.versions.length + 1, false)] },
          examples.yes,
          examples.no,
        ),
      );
    },
    'policy.govern': async ({ policy: id, act }) => {
      const { policy: before, examples } = named(id);
      return put(
        status({ ...before, live: act === 'stop' ? null : before.versions.length }, examples.yes, examples.no),
      );
    },
    'policy.check': async () => ({ documents: 9, reported: 2, asked: 3 }),
    'policy.learn': async ({ policy: id }) => ({ added: 0, status: named(id) }),
    'learning.excluded': async () => [...excluded],
    'learning.change': async ({ matter, isAllowed }) => {
      excluded = isAllowed ? excluded.filter((one) => one !== matter) : [...excluded, matter];
      return [...excluded];
    },
    // The policy in force stops it until a person gives a reason.
    'learning.export': async ({ matter, inSpite }) => {
      if (inSpite === null) throw new CloisterError('not-allowed', { subject: 'policy "No personal guarantee"' });
      const { id, name } = world.matters.find((one) => one.id === matter) ?? world.matters[0]!;
      const file = 'cloister-corrections-2026-11-24.jsonl';
      return { file, lines: 4, matters: [{ matter: id, name, lines: 4 }], left: [] };
    },
  };
}

function policy(n: number, name: string, isLive: boolean): Policy {
  return {
    ...{ id: policyId(n), name, describes: 'A person answers with everything they own for the debts of a company.' },
    ...{ blocksExport: isLive, falseAlarmLimit: 0.02, createdAt: timeBefore(9000) },
    versions: isLive ? [version(1, true)] : [],
    live: isLive ? 1 : null,
  };
}

function version(n: number, isApproved: boolean): PolicyVersion {
  return {
    ...{ n, head: fakeHash(`head ${String(n)}`), trainedAt: timeBefore(400), trainedBy: 'R. Adeyemi' },
    measure: {
      ...{ yes: 14, no: 15, groups: 9, ranking: { value: 0.93, low: 0.84, high: 0.99, n: 29 } },
      ...{ reported: shareInterval(9, 14), asked: shareInterval(13, 14) },
      ...{ falseAlarms: shareInterval(1, 15), unmarked: shareInterval(8, 600) },
    },
    thresholds: { falseAlarmLimit: 0.02, reportAbove: 0.81, askFrom: 0.44, samples: 615 },
    approval: isApproved
      ? { byName: 'R. Adeyemi', at: timeBefore(300), reason: 'figures looked at with M. Okafor' }
      : null,
  };
}

function status(one: Policy, yes: number, no: number): PolicyStatus {
  const wasApproved = one.versions.some(({ approval }) => approval !== null);
  const state = one.live !== null ? 'live' : one.versions.length === 0 ? 'draft' : wasApproved ? 'off' : 'trained';
  return { policy: one, state, examples: { yes, no, groups: 9 }, excluded: 0, needed: stillNeeded(yes, no) };
}

/** Three passages of the first documents that were read. */
function passagesOf(world: FakeWorld): PolicyPassage[] {
  return world.documents
    .filter(({ pages }) => (pages[0]?.text.length ?? 0) > 700)
    .slice(0, 3)
    .map(({ record, pages }, n) => {
      const text = pages[0]?.text ?? '';
      const span = { page: 1, start: 120, end: 620 };
      return {
        ...{ document: record.id, name: record.name, probability: null, verdict: 'suggested' },
        evidence: {
          ...{ document: record.id, textVersion: fakeHash(record.id), span, quote: text.slice(span.start, span.end) },
          ...{ match: 'exact', distance: 0, chunk: `chk_0000000000000000000${String(n)}` as ChunkId },
        },
      };
    });
}
