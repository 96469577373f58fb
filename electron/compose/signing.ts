/** Signatures of people: of an entry that is there, and of a decision while it is made. */
import { join } from 'node:path';
import { openKeyVault } from '../adapters/vault/open-key-vault.ts';
import { openUserKeys } from '../adapters/vault/user-keys.ts';
import { CloisterError } from '../contract/failure.ts';
import type { Signature, Signing, SignRequest } from '../contract/signature.ts';
import type { DecideNeeds } from '../features/review/decide.ts';
import { mostFailures, openSigner, signEntry, writeSignature, type SignNeeds } from '../features/review/sign-entry.ts';
import type { Parts } from './parts.ts';

type SigningParts = Pick<Parts, 'sessions' | 'needs'>;

export async function sign(request: SignRequest, parts: SigningParts): Promise<Signature> {
  const { keepHead } = parts.sessions.require();
  const made = await withKeys(parts, (needs) => signEntry(request, needs));
  await keepHead();
  return made;
}

/** How the decision to come is signed; the key is opened first, so that a wrong passphrase leaves nothing decided. Null: unsigned.
 *  Fails with `not-allowed` (the policy wants a signature and none was given; signing is locked), `wrong-secret`. */
export async function sealFor(signing: Signing | null, parts: SigningParts): Promise<DecideNeeds['seal']> {
  const { policy, ledger, actor, user } = parts.sessions.require();
  if (signing === null) {
    if (policy.signedDecisions === null) return null;
    throw new CloisterError('not-allowed', {
      subject: `a decision without a signature, by ${policy.signedDecisions.by}`,
    });
  }
  const signer = await withKeys(parts, (needs) => openSigner(signing.passphrase, null, needs));
  const { origin } = await ledger.state();
  return async ({ index: entry, leaf }, matter) => {
    const about = { entry, leaf, meaning: signing.meaning, purpose: 'decision', origin, matter };
    await writeSignature(about, signer, { ledger, actor, user });
  };
}

/** The fifth wrong passphrase in a row closes the vault. */
async function withKeys<T>({ sessions, needs }: SigningParts, work: (needs: SignNeeds) => Promise<T>): Promise<T> {
  const { home } = needs.folders;
  const { ledger, actor, user } = sessions.require();
  const keys = openUserKeys(join(home, 'users'), openKeyVault(home));
  try {
    return await work({ ledger, actor, user, keys });
  } catch (error) {
    if ((await keys.failures()) >= mostFailures) needs.emit('vault.changed', await sessions.lock());
    throw error;
  }
}
