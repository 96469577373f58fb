/** From which matters may be learnt: a client or patient who does not agree is left out, and the log says so. */
import { CloisterError } from '../../contract/failure.ts';
import type { MatterId } from '../../contract/ids.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { PolicyNeeds } from './needs.ts';
import { putExcluded, readExcluded } from './stored-policies.ts';

/**
 * The matters that are left out after it. Passages marked in such a matter are not used by the next training, cannot be marked, and its
 * corrections are not exported; a version trained before says how many it had. Fails with `not-found`, `not-allowed` (it is so already).
 */
export async function changeLearning(
  { matter, isAllowed, reason }: { readonly matter: MatterId; readonly isAllowed: boolean; readonly reason: string },
  { record, ledger, actor }: Pick<PolicyNeeds, 'record' | 'ledger' | 'actor'>,
): Promise<readonly MatterId[]> {
  if ((await record.matter(matter)) === null) throw new CloisterError('not-found', { subject: matter });
  const before = await readExcluded(record);
  if (before.includes(matter) !== isAllowed)
    throw new CloisterError('not-allowed', {
      subject: isAllowed ? 'it may be learnt from already' : 'it is left out already',
    });
  const after = isAllowed ? before.filter((one) => one !== matter) : [...before, matter];
  const receipt = await ledger.append(
    eventDraft('learning.changed', actor, { purpose: 'policies', matter, what: { allowed: isAllowed } }),
    { reason },
  );
  await putExcluded(after, record, receipt.index);
  return after;
}
