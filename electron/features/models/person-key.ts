/** A person's signing key for one act: the passphrase once more, and a wrong one is an event. */
import { CloisterError } from '../../contract/failure.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { UserKeys, UserSigner } from '../../ports/user-keys.ts';
import type { SiteNeeds } from './site-registry.ts';

/** Fails with `wrong-secret`, `log-unavailable`. */
export async function openPersonKey(
  passphrase: string,
  { keys, user, ledger, actor }: Pick<SiteNeeds, 'user' | 'ledger' | 'actor'> & { readonly keys: UserKeys },
): Promise<UserSigner> {
  try {
    return await keys.open(user.id, passphrase);
  } catch (error) {
    if (!(error instanceof CloisterError && error.code === 'wrong-secret')) throw error;
    const what = { reason: 'wrong-passphrase', failures: await keys.failures() };
    await ledger.append(eventDraft('signature.failed', actor, { purpose: 'models', what }));
    throw error;
  }
}
