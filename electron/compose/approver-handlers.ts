/** Calls about approvals: this person's own, those of others as files, and whose count. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { modelCalls } from '../contract/calls.ts';
import { CloisterError } from '../contract/failure.ts';
import type { Sha256 } from '../contract/ids.ts';
import type { ModelEntry } from '../contract/model.ts';
import type { SiteModel, SiteRegistry } from '../contract/site-model.ts';
import { approveForOther, ownApproverKey, parseRequest, trustApprover } from '../features/models/approve-for-others.ts';
import {
  approvalRequest,
  approveSiteModel,
  takeApproval,
  type ApproveNeeds,
} from '../features/models/approve-site-model.ts';
import { acceptDifferences } from '../features/models/freeze-golden.ts';
import { goldenDigest, readGolden } from '../features/models/golden-set.ts';
import { readRegistry } from '../features/models/site-registry.ts';
import { withCandidate } from '../features/models/usable-models.ts';
import type { UserKeys } from '../ports/user-keys.ts';
import { answeringNow, governAgain } from './governing.ts';
import { modelList } from './model-lists.ts';
import type { Parts } from './parts.ts';
import { withPersonKeys } from './person-keys.ts';
import { readPicked, writePicked } from './picked-files.ts';
import { siteNeeds } from './site-needs.ts';

type ModelHandlers = Handlers<CallsTo<'engine', typeof modelCalls>>;
type ApproverCalls =
  | 'models.request-approval'
  | 'models.take-approval'
  | 'models.read-request'
  | 'models.approve-for-other'
  | 'models.approver-key'
  | 'models.approvers'
  | 'models.trust';

export function approverHandlers(parts: Parts): Pick<ModelHandlers, ApproverCalls> {
  return {
    'models.request-approval': async ({ id, token }) => {
      const request = await withPersonKeys(parts, (keys) => approvalRequest(id, approveNeeds(keys, parts)));
      const text = `${JSON.stringify(request, null, 1)}\n`;
      return { file: await writePicked(token, `${fileStem(request.entry)}.approval-request.json`, text, parts) };
    },
    'models.take-approval': async ({ token }) => {
      const text = await readPicked(token, parts);
      await approving(parts, (needs) => takeApproval(text, needs));
      await governAgain(parts);
      return modelList(parts);
    },
    'models.read-request': async ({ token }) => {
      parts.sessions.require();
      return parseRequest(await readPicked(token, parts));
    },
    'models.approve-for-other': async ({ request, token, ...given }) => {
      const note = await withPersonKeys(parts, (keys) =>
        approveForOther(request, given, { ...siteNeeds(parts), keys }),
      );
      return { file: await writePicked(token, `${fileStem(request.entry)}.approval`, note, parts) };
    },
    'models.approver-key': async ({ passphrase }) => ({
      key: await withPersonKeys(parts, (keys) => ownApproverKey(passphrase, { ...siteNeeds(parts), keys })),
    }),
    'models.approvers': async () => {
      const { approvers, ownApproval } = await readRegistry(parts.sessions.require().record);
      return { approvers: [...approvers], ownApproval };
    },
    'models.trust': async (change) => [...(await trustApprover(change, siteNeeds(parts))).approvers],
  };
}

/** The approval of this vault's person. Fails as `approveSiteModel` does, and with `wrong-secret` without a passphrase. */
export async function approveHere(
  request: Parameters<ModelHandlers['models.approve']>[0],
  parts: Parts,
): Promise<SiteRegistry> {
  const { id, reason, passphrase, acceptDifferences: accepts = false, ownImport = false } = request;
  if (passphrase === undefined)
    throw new CloisterError('wrong-secret', { subject: 'an approval is signed: give the passphrase' });
  const given = { id, reason, passphrase, acceptDifferences: accepts, ownImport };
  return approving(parts, (needs) => approveSiteModel(given, needs));
}

/** When an approval makes a model live, what its test found becomes what later changes are held against. */
async function approving(parts: Parts, act: (needs: ApproveNeeds) => Promise<SiteRegistry>): Promise<SiteRegistry> {
  const before = await readRegistry(parts.sessions.require().record);
  const after = await withPersonKeys(parts, (keys) => act(approveNeeds(keys, parts)));
  const live = after.models.find(({ entry }) => isNewlyLive(entry, before, after));
  const golden = live?.test?.golden ?? null;
  if (live !== undefined && golden !== null)
    await acceptDifferences(golden.digest, live.accepted?.reason ?? 'no differences', siteNeeds(parts));
  return after;
}

function isNewlyLive({ id, sha256 }: ModelEntry, before: SiteRegistry, after: SiteRegistry): boolean {
  return after.live[id]?.at(-1) === sha256 && before.live[id]?.at(-1) !== sha256;
}

function approveNeeds(keys: UserKeys, parts: Parts): ApproveNeeds {
  const { policy } = parts.sessions.require();
  const app = parts.needs.version;
  return { ...siteNeeds(parts), keys, policy, app, goldenDigest: (model) => digestWith(model, parts) };
}

async function digestWith({ entry }: SiteModel, parts: Parts): Promise<Sha256 | null> {
  const set = await readGolden(parts.sessions.require().record);
  const now = await answeringNow(parts);
  return set === null ? null : goldenDigest(set, { ...now, usable: withCandidate(now.usable, entry) });
}

function fileStem({ id, version }: ModelEntry): string {
  return `${id}-${version}`.replaceAll(/[^\w.-]+/gu, '-');
}
