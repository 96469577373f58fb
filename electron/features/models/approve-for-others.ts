/** The second person: reads what another vault asks, and gives a signed yes as a file. Also: whose yes counts in this vault. */
import { CloisterError } from '../../contract/failure.ts';
import { ApprovalRequest, type SiteRegistry } from '../../contract/site-model.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { formatVerifierKey, keyTypes, parseVerifierKey } from '../../core/ledger/signed-note.ts';
import type { UserKeys } from '../../ports/user-keys.ts';
import { personKey, requestDigest, signApproval } from './approval-note.ts';
import { openPersonKey } from './person-key.ts';
import { changeRegistry, readRegistry, type SiteNeeds } from './site-registry.ts';

export interface OtherNeeds extends SiteNeeds {
  readonly keys: UserKeys;
}

/** Fails with `invalid`. */
export function parseRequest(text: string): ApprovalRequest {
  try {
    return ApprovalRequest.parse(JSON.parse(text));
  } catch (cause) {
    throw new CloisterError('invalid', { subject: 'this is not a request for an approval', cause });
  }
}

/** The approval as a note, after the log has it. Fails with `wrong-secret`, `log-unavailable`, and `not-allowed` for a request of this very
 *  vault or without a passed test. */
export async function approveForOther(
  request: ApprovalRequest,
  { reason, passphrase }: { readonly reason: string; readonly passphrase: string },
  needs: OtherNeeds,
): Promise<string> {
  const { ledger, actor, user, clock } = needs;
  const { origin } = await ledger.state();
  if (request.log === origin)
    throw new CloisterError('not-allowed', {
      subject: 'this request comes from this vault; somebody else must answer it',
    });
  if (!request.test.passed) throw new CloisterError('not-allowed', { subject: 'the model failed its test' });
  const signer = await openPersonKey(passphrase, needs);
  const key = personKey(origin, user.id, signer);
  const note = signApproval(request, { byName: user.name, at: clock.now(), reason }, key, signer.sign);
  const { entry, log } = request;
  const what = {
    form: 'for-another-vault',
    ...{ model: entry.id, version: entry.version.slice(0, 200), sha256: entry.sha256 },
    log: log.slice(0, 200),
    record: requestDigest(request),
  };
  await ledger.append(eventDraft('model.approved', actor, { purpose: 'models', what }), { reason, note });
  return note;
}

/** The key that the other vault has to count. Fails with `wrong-secret`. */
export async function ownApproverKey(passphrase: string, needs: OtherNeeds): Promise<string> {
  const signer = await openPersonKey(passphrase, needs);
  const { origin } = await needs.ledger.state();
  return formatVerifierKey(personKey(origin, needs.user.id, signer));
}

export interface TrustChange {
  readonly key: string;
  readonly name: string;
  readonly counts: boolean;
}

/** From now on the person's approvals count, or no longer do. Fails with `invalid` (no key), `not-allowed` (this vault's own), `not-found`. */
export async function trustApprover({ key, name, counts }: TrustChange, needs: SiteNeeds): Promise<SiteRegistry> {
  const parsed = parseVerifierKey(key);
  if (parsed?.type !== keyTypes.log) throw new CloisterError('invalid', { subject: 'the key of an approver' });
  const { origin } = await needs.ledger.state();
  if (parsed.name.startsWith(`${origin.replace('/log/', '/person/')}/`))
    throw new CloisterError('not-allowed', {
      subject: 'this is the key of this vault; two different people must approve',
    });
  const before = await readRegistry(needs.record);
  const isKnown = before.approvers.some((one) => one.key === key);
  if (isKnown === counts) throw new CloisterError('not-found', { subject: counts ? `${name} counts already` : key });
  return changeRegistry(
    {
      kind: 'settings.changed',
      what: { [counts ? 'model.approver' : 'model.approver.removed']: key.slice(0, 200) },
      details: { name },
      change: (registry) => ({
        ...registry,
        approvers: counts
          ? [...registry.approvers, { key, name, at: needs.clock.now() }]
          : registry.approvers.filter((one) => one.key !== key),
      }),
    },
    needs,
  );
}
