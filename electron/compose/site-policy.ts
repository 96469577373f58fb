/** The policy of the site: read when the vault opens, and told in the log when it is not the one of the last time. */
import { findPolicies, policyFiles } from '../adapters/site-policy/find-policies.ts';
import { isThere, managedPolicy, runCommand } from '../adapters/site-policy/managed-policy.ts';
import type { EventActor } from '../contract/audit.ts';
import type { PolicyInForce } from '../contract/site-policy.ts';
import { eventDraft } from '../core/events/event-draft.ts';
import { policyInForce } from '../core/site-policy/policy-in-force.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { RecordStore } from '../ports/record-store.ts';

const key = 'site-policy';

/** What is in force for the workstation in `home`. A policy that is wrong is no failure: the strictest is in force then. */
export async function readPolicy(home: string): Promise<PolicyInForce> {
  const { platform, env: environment } = process;
  const managed = await managedPolicy({ platform, environment, run: runCommand, isThere });
  const files = await findPolicies(policyFiles(home, platform, environment));
  return policyInForce(managed === null ? files : [managed, ...files]);
}

/** One event for each change of the policy. Fails with `log-unavailable`. */
export async function tellPolicy(
  { sha256, names, problems }: PolicyInForce,
  { ledger, record }: { readonly ledger: Ledger; readonly record: RecordStore },
  who: EventActor,
): Promise<void> {
  const before = (await record.setting(key)) ?? null;
  if (before === sha256) return;
  const what = { sha256, before: typeof before === 'string' ? before : null, problems: problems.length };
  const draft = eventDraft('policy.applied', who, { purpose: 'policy', what });
  const receipt = await ledger.append(draft, { names, problems });
  await record.putSetting(key, sha256, receipt.index);
}
