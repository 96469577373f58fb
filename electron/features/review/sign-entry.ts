/** A person signs an entry of the log: passphrase again, a meaning, bound to the entry's content and its place. */
import type { EventActor } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import { EventIndex, type MatterId } from '../../contract/ids.ts';
import type { Signature, SignRequest } from '../../contract/signature.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { signatureBytes } from '../../core/events/signature-bytes.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { User } from '../../ports/record-store.ts';
import type { UserKeys, UserSigner } from '../../ports/user-keys.ts';

/** So many wrong passphrases lock signing until the vault was opened again. */
export const mostFailures = 5;

export interface SignNeeds {
  readonly ledger: Ledger;
  readonly actor: EventActor;
  readonly user: User;
  readonly keys: UserKeys;
}

/** Fails with `not-found`, `not-allowed` (own work approved, or signing locked: the subject says which), `wrong-secret`, `log-unavailable`.
 *  Every failure of the last three is an event. */
export async function signEntry(request: SignRequest, needs: SignNeeds): Promise<Signature> {
  const { ledger, user } = needs;
  const { origin, size } = await ledger.state();
  const entry = request.entry ?? size - 1;
  const found = await ledger.get(entry);
  if (found === null) throw new CloisterError('not-found', { subject: `entry ${entry}` });
  const { event, leaf } = found.stored;
  if (request.meaning === 'approver' && event.who.user === user.id) await refuse('own-work', entry, needs);
  const signer = await openSigner(request.passphrase, entry, needs);
  const purpose = request.entry === null ? 'periodic-review' : 'signature';
  const about = { entry, leaf, meaning: request.meaning, purpose, origin, matter: event.why.matter as MatterId | null };
  return writeSignature(about, signer, needs);
}

export interface SignedEntry extends Pick<Signature, 'leaf' | 'meaning'> {
  readonly entry: number;
  readonly origin: string;
  readonly purpose: string;
  readonly matter: MatterId | null;
}

/** Signs with an open key and writes the signature down. Fails with `log-unavailable`. */
export async function writeSignature(
  { entry, leaf, meaning, origin, purpose, matter }: SignedEntry,
  signer: UserSigner,
  { ledger, actor, user }: Omit<SignNeeds, 'keys'>,
): Promise<Signature> {
  const signed = { entry, leaf, meaning, signer: user.id };
  const block = {
    ...signed,
    key: Buffer.from(signer.publicKey).toString('base64'),
    signature: Buffer.from(signer.sign(signatureBytes({ origin, ...signed }))).toString('base64'),
  };
  const draft = eventDraft('signature.applied', actor, { purpose, matter, what: block });
  const receipt = await ledger.append(draft, { byName: user.name });
  return { ...block, entry: EventIndex.parse(entry), event: receipt.index, at: receipt.at };
}

/** The key of the person, opened for one act. `entry` is null while the act is not in the log yet. Fails with `not-allowed`, `wrong-secret`. */
export async function openSigner(passphrase: string, entry: number | null, needs: SignNeeds): Promise<UserSigner> {
  if ((await needs.keys.failures()) >= mostFailures) await refuse('locked', entry, needs);
  try {
    return await needs.keys.open(needs.user.id, passphrase);
  } catch (error) {
    if (!(error instanceof CloisterError && error.code === 'wrong-secret')) throw error;
    const failures = await needs.keys.failures();
    await logFailure({ entry, reason: 'wrong-passphrase', failures, locked: failures >= mostFailures }, needs);
    throw error;
  }
}

async function refuse(reason: 'own-work' | 'locked', entry: number | null, needs: SignNeeds): Promise<void> {
  await logFailure({ entry, reason }, needs);
  throw new CloisterError('not-allowed', { subject: reason });
}

async function logFailure(
  what: Readonly<Record<string, string | number | boolean | null>>,
  { ledger, actor }: SignNeeds,
): Promise<void> {
  await ledger.append(eventDraft('signature.failed', actor, { purpose: 'signature', what }));
}
