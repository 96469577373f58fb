/** Two people, two keys: a model comes into use when both said yes to the same file, the same test and the same differences. */
import { CloisterError } from '../../contract/failure.ts';
import type { Sha256 } from '../../contract/ids.ts';
import type { ApprovalRequest, ModelApproval, ModelStage, SiteModel, SiteRegistry } from '../../contract/site-model.ts';
import type { PolicyInForce } from '../../contract/site-policy.ts';
import { formatVerifierKey, checkNote, parseNote, parseVerifierKey } from '../../core/ledger/signed-note.ts';
import { toUtf8, toHex } from '../../core/ledger/bytes.ts';
import { sha256 } from '../../core/ledger/hash.ts';
import type { UserKeys } from '../../ports/user-keys.ts';
import { personKey, readApproval, requestDigest, signApproval } from './approval-note.ts';
import { openPersonKey } from './person-key.ts';
import {
  changeRegistry,
  label,
  modelFacts,
  readRegistry,
  requireSiteModel,
  withAct,
  withModel,
  type SiteNeeds,
} from './site-registry.ts';
import { isApproved, stageOf } from './stage-of.ts';

export interface ApproveNeeds extends SiteNeeds {
  readonly keys: UserKeys;
  readonly policy: Pick<PolicyInForce, 'separatedModels'>;
  /** Version of the application: a test under another one does not count. */
  readonly app: string;
  /** Digest of the golden set and of everything that answers, with this model in; null without a golden set. */
  readonly goldenDigest: (model: SiteModel) => Promise<Sha256 | null>;
}

export interface ApproveRequest {
  readonly id: string;
  readonly reason: string;
  readonly passphrase: string;
  /** Whether the person takes the differences of the golden set, for the reason given. */
  readonly acceptDifferences: boolean;
  /** The importer approves, as an exception that the log and the card name; a policy can forbid it. */
  readonly ownImport: boolean;
}

/**
 * The approval of this vault's person. Fails with `not-found`, `wrong-secret`, `log-unavailable`, and `not-allowed`: the subject
 * says what is missing (a test, a changed application, differences that nobody accepted), or that this person imported it or approved it
 * already.
 */
export async function approveSiteModel(request: ApproveRequest, needs: ApproveNeeds): Promise<SiteRegistry> {
  const before = await readRegistry(needs.record);
  const tested = requireSiteModel(before, request.id);
  await requireReady(tested, before, needs);
  if (tested.approvals.some(({ isOwn }) => isOwn))
    throw refusal(`you approved ${label(tested)} already; the other approval must come from somebody else`);
  const isException = refuseOwnImport(tested, request, needs);
  const model = acceptDifferences(tested, request, needs);
  const signer = await openPersonKey(request.passphrase, needs);
  const { origin } = await needs.ledger.state();
  const key = personKey(origin, needs.user.id, signer);
  const given = { byName: needs.user.name, at: needs.clock.now(), reason: request.reason };
  const note = signApproval(requestFor(model, origin), given, key, signer.sign);
  return addApproval(model, { ...given, note, key: formatVerifierKey(key), isOwn: true }, needs, isException);
}

/** Nobody approves their own import. True where it is allowed as an exception. */
function refuseOwnImport(model: SiteModel, { ownImport }: ApproveRequest, { user, policy }: ApproveNeeds): boolean {
  if (model.from !== 'site' || model.importedBy !== user.name) return false;
  const others = `you imported ${label(model)}, so two other people must approve it: send them the request (cloister models ask)`;
  if (policy.separatedModels !== null) throw refusal(`${others}; ${policy.separatedModels.by} allows no exception`);
  if (!ownImport)
    throw refusal(`${others}. Where nobody else can, approve it as an exception that the log names (--own-import)`);
  return true;
}

/**
 * The approval of somebody else, as a file. Fails with `not-found`, `log-unavailable`, `invalid` (no approval, or a changed one) and
 * `not-allowed` (a key that does not count here, a person who approved already, another file, test or log).
 */
export async function takeApproval(text: string, needs: ApproveNeeds): Promise<SiteRegistry> {
  const before = await readRegistry(needs.record);
  const approved = readApproval(text);
  const model = requireSiteModel(before, approved.file);
  await requireReady(model, before, needs);
  const { origin } = await needs.ledger.state();
  if (approved.log !== origin) throw refusal('it was given for another vault');
  if (approved.record !== requestDigest(requestFor(model, origin)))
    throw refusal(`it was given for another test or record of ${label(model)}; send the request again`);
  const key = signerAmong(before, text);
  if (model.approvals.some((one) => one.key === key))
    throw refusal(`this person approved ${label(model)} already; the other approval must come from somebody else`);
  const { byName, at, reason } = approved;
  return addApproval(model, { byName, at, reason, note: text, key, isOwn: false }, needs);
}

/** What the other person is sent. Fails with `not-allowed` where there is no passed test to approve. */
export async function approvalRequest(id: string, needs: ApproveNeeds): Promise<ApprovalRequest> {
  const registry = await readRegistry(needs.record);
  const model = requireSiteModel(registry, id);
  await requireReady(model, registry, needs);
  requireAccepted(model);
  return requestFor(model, (await needs.ledger.state()).origin);
}

function requestFor({ test, ...model }: SiteModel, log: string): ApprovalRequest {
  if (test === null) throw new CloisterError('internal', { subject: 'approval without a test' });
  const { entry, fileName, importedBy, checks, accepted, expires } = model;
  return {
    kind: 'cloister model approval request',
    version: 1,
    ...{ log, entry, fileName, importedBy, checks, test, accepted, expires },
  };
}

/** Why a model that stands there cannot be approved; the others can. */
const notNow: Partial<Readonly<Record<ModelStage, string>>> = {
  revoked: 'was taken out of use; test it again first',
  expired: 'has expired; import a new version',
  live: 'is in use already',
  replaced: 'is approved and was replaced; go back to it with a rollback',
  imported: 'was not tested; run: cloister models test',
  'test-failed': 'failed its test; see: cloister models show',
};

async function requireReady(model: SiteModel, registry: SiteRegistry, needs: ApproveNeeds): Promise<void> {
  const reason = notNow[stageOf(model, registry, needs.clock.now())];
  if (reason !== undefined) throw refusal(`${label(model)} ${reason}`);
  const golden = model.test?.golden?.digest ?? null;
  if (model.test?.app !== needs.app || golden !== (await needs.goldenDigest(model)))
    throw refusal(`the application, a model or the golden set changed since ${label(model)} was tested; test it again`);
}

function acceptDifferences(model: SiteModel, request: ApproveRequest, needs: ApproveNeeds): SiteModel {
  if (openDifferences(model).length === 0) return model;
  if (!request.acceptDifferences) requireAccepted(model);
  const accepted = { reason: request.reason, byName: needs.user.name };
  return { ...withAct(model, 'differences-accepted', request.reason, needs), accepted };
}

function requireAccepted(model: SiteModel): void {
  const open = openDifferences(model);
  if (open.length === 0) return;
  const list = open.slice(0, 8).map(({ document, field, verdict }) => `${document} ${field}: ${verdict}`);
  const more = open.length > list.length ? `, and ${open.length - list.length} more` : '';
  throw refusal(
    `the golden set differs: ${list.join(', ')}${more}. Accept that with --accept-differences and a reason`,
  );
}

function openDifferences({
  test,
  accepted,
}: SiteModel): NonNullable<NonNullable<SiteModel['test']>['golden']>['differences'] {
  return accepted === null ? (test?.golden?.differences ?? []) : [];
}

/** The approver whose signature the note carries. */
function signerAmong({ approvers }: SiteRegistry, text: string): string {
  const note = parseNote(text);
  const known = approvers.flatMap((one) => parseVerifierKey(one.key) ?? []);
  const signed = note === null ? [] : known.filter((key) => checkNote(note, [key]) === 'signed');
  if (note !== null && known.some((key) => checkNote(note, [key]) === 'spoiled'))
    throw new CloisterError('invalid', { subject: 'the approval was changed after it was signed' });
  const [key] = signed;
  if (key === undefined)
    throw refusal(
      `the key of ${note?.signatures[0]?.name ?? 'nobody'} does not count here; see: cloister models trust`,
    );
  return formatVerifierKey(key);
}

async function addApproval(
  model: SiteModel,
  approval: Omit<ModelApproval, 'event'>,
  needs: ApproveNeeds,
  isException = false,
): Promise<SiteRegistry> {
  const isLive = isApproved([...model.approvals, approval]);
  const actReason = isException ? `Own import, as an exception: ${approval.reason}`.slice(0, 2000) : approval.reason;
  return changeRegistry(
    {
      kind: 'model.approved',
      what: {
        ...modelFacts(model),
        form: approval.isOwn ? 'own' : 'file',
        key: toHex(sha256(toUtf8(approval.key))),
        approvals: model.approvals.length + 1,
        live: isLive,
        differences: model.test?.golden?.differences.length ?? 0,
        ...(isException ? { ownImport: true } : {}),
      },
      details: { reason: approval.reason, byName: approval.byName, note: approval.note, accepted: model.accepted },
      change: (registry, event) => {
        const approvals = [...model.approvals, { ...approval, event }];
        const acted = withAct({ ...model, approvals }, 'approved', actReason, {
          clock: needs.clock,
          user: { ...needs.user, name: approval.byName },
        });
        const after = withModel(registry, isLive ? withAct(acted, 'live', '', needs) : acted);
        return isLive ? madeLive(after, model) : after;
      },
    },
    needs,
  );
}

function madeLive(registry: SiteRegistry, { entry }: SiteModel): SiteRegistry {
  const earlier = (registry.live[entry.id] ?? []).filter((sha256) => sha256 !== entry.sha256);
  return { ...registry, live: { ...registry.live, [entry.id]: [...earlier, entry.sha256] } };
}

const refusal = (subject: string): CloisterError => new CloisterError('not-allowed', { subject });
