/** Puts a version of a policy into force, takes it out, and goes back to the one before: each with a person's reason and an entry in the log. */
import type { EventFacts, EventKind } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { Policy, PolicyVersion } from '../../contract/policy.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { clearFindings } from './clear-findings.ts';
import type { PolicyNeeds } from './needs.ts';
import { putPolicy, readHead } from './stored-policies.ts';

type Needs = Omit<PolicyNeeds, 'embedder'>;

/**
 * The newest version is in force from now on. Fails with `not-allowed` (not trained, in force already, or it ranks passages no better
 * than chance: the subject says so), `model-altered`, `log-unavailable`.
 */
export async function approvePolicy(policy: Policy, reason: string, needs: Needs): Promise<Policy> {
  const newest = policy.versions.at(-1);
  if (newest === undefined) throw refused('it was not trained yet');
  if (policy.live === newest.n) throw refused(`version ${String(newest.n)} is in force already`);
  if (newest.measure.ranking.low <= 0.5)
    throw refused('not enough data yet: on passages left out it does no better than chance; mark more and train again');
  await readHead(newest.head, policy.id, needs.record);
  const approval = { byName: needs.user.name, at: needs.clock.now(), reason };
  const versions = policy.versions.map((one) => (one === newest ? { ...one, approval } : one));
  return put('policy.approved', { ...policy, versions, live: newest.n }, reason, needs);
}

/** Nothing of the policy is in force from now on; what a person decided stays. Fails with `not-allowed` (it is not in force), `log-unavailable`. */
export async function stopPolicy(policy: Policy, reason: string, needs: Needs): Promise<Policy> {
  if (policy.live === null) throw refused('it is not in force');
  return put('policy.stopped', { ...policy, live: null }, reason, needs);
}

/** The approved version before is in force again. Fails with `not-allowed` (there is none), `model-altered`, `log-unavailable`. */
export async function rollBackPolicy(policy: Policy, reason: string, needs: Needs): Promise<Policy> {
  const before = versionBefore(policy);
  if (before === undefined) throw refused('there is no approved version before');
  await readHead(before.head, policy.id, needs.record);
  return put('policy.approved', { ...policy, live: before.n }, reason, needs, { rolledBack: true });
}

function versionBefore({ versions, live }: Policy): PolicyVersion | undefined {
  return versions.findLast(({ n, approval }) => approval !== null && n < (live ?? Infinity));
}

/** Findings of the version that was in force until now go with it: its verdicts are nobody's any more. */
async function put(
  kind: EventKind,
  policy: Policy,
  reason: string,
  { record, ledger, actor }: Needs,
  more: EventFacts = {},
): Promise<Policy> {
  const head = policy.versions.find(({ n }) => n === policy.live)?.head ?? null;
  const what = { policy: policy.id, version: policy.live, head, blocksExport: policy.blocksExport, ...more };
  const { index } = await ledger.append(eventDraft(kind, actor, { purpose: 'policies', what }), { reason });
  await putPolicy(policy, record, index);
  await clearFindings(policy.id, record, index);
  return policy;
}

const refused = (why: string): CloisterError => new CloisterError('not-allowed', { subject: why });
