/** Begins a policy: a name, what breaks it, and what follows from that. It does nothing until it is trained and approved. */
import { CloisterError } from '../../contract/failure.ts';
import { PolicyId } from '../../contract/ids.ts';
import type { NewPolicy } from '../../contract/policy-calls.ts';
import { Policy } from '../../contract/policy.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { PolicyNeeds } from './needs.ts';
import { putPolicy, readPolicies } from './stored-policies.ts';

/** Fails with `not-allowed` (the name is taken), `log-unavailable`. The name is kept beside the log's entry, not in it. */
export async function createPolicy(asked: NewPolicy, needs: Omit<PolicyNeeds, 'embedder'>): Promise<Policy> {
  const { record, ledger, actor, clock, newId } = needs;
  const name = asked.name.trim();
  const isTaken = (await readPolicies(record)).some((one) => one.name.toLowerCase() === name.toLowerCase());
  if (isTaken)
    throw new CloisterError('not-allowed', { subject: `a policy named "${name}" exists; choose another name` });
  const id = PolicyId.parse(newId('pol'));
  const policy = Policy.parse({ ...asked, name, id, createdAt: clock.now(), versions: [], live: null });
  const receipt = await ledger.append(
    eventDraft('policy.created', actor, {
      purpose: 'policies',
      what: { policy: id, blocksExport: asked.blocksExport, falseAlarmLimit: asked.falseAlarmLimit },
    }),
    { name, describes: asked.describes },
  );
  await putPolicy(policy, record, receipt.index);
  return policy;
}
