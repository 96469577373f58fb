/** The other end of a model's life: back to the version before, a last day, and whether the release's models need this site's own approval. */
import { CloisterError } from '../../contract/failure.ts';
import type { UtcTime } from '../../contract/ids.ts';
import type { SiteModel, SiteRegistry } from '../../contract/site-model.ts';
import {
  changeRegistry,
  findSiteModel,
  label,
  modelFacts,
  readRegistry,
  requireSiteModel,
  withAct,
  withModel,
  type SiteNeeds,
} from './site-registry.ts';
import { isApproved } from './stage-of.ts';

interface Act {
  readonly id: string;
  readonly reason: string;
}

/** The version before is live again; the one that was has to be tested and approved anew. Fails with `not-found`, `not-allowed`. */
export async function rollBack({ id, reason }: Act, needs: SiteNeeds): Promise<SiteRegistry> {
  const registry = await readRegistry(needs.record);
  const name = findSiteModel(registry, id)?.entry.id ?? id;
  const versions = registry.live[name] ?? [];
  const model = findSiteModel(registry, versions.at(-1) ?? '');
  if (model === null) throw new CloisterError('not-allowed', { subject: `no imported version of ${name} is in use` });
  const next = versions.at(-2);
  return changeRegistry(
    {
      kind: 'model.revoked',
      what: { ...modelFacts(model), form: 'rolled-back', next: next ?? 'release' },
      details: { reason },
      change: (before) => ({
        ...withModel(before, withAct(unapproved(model), 'rolled-back', reason, needs)),
        live: { ...before.live, [name]: versions.slice(0, -1) },
      }),
    },
    needs,
  );
}

/** Sets a last day that is sooner than the one it has; approvals that were given for a later one no longer hold, unless it is live. Fails with `not-found`, `not-allowed`. */
export async function expireModel(
  { id, reason, at }: Act & { readonly at: UtcTime },
  needs: SiteNeeds,
): Promise<SiteRegistry> {
  const model = requireSiteModel(await readRegistry(needs.record), id);
  if (model.expires !== null && at >= model.expires)
    throw new CloisterError('not-allowed', {
      subject: `${label(model)} ends on ${model.expires.slice(0, 10)} already; only a sooner day can be set`,
    });
  const sooner = { ...model, expires: at, ...(isApproved(model.approvals) ? {} : { approvals: [] }) };
  return changeRegistry(
    {
      kind: 'model.revoked',
      what: { ...modelFacts(model), form: 'expires', at },
      details: { reason },
      change: (before) => withModel(before, withAct(sooner, 'expires', reason, needs)),
    },
    needs,
  );
}

/** Out of use from the next request on. To come back it has to be tested and approved by two people anew. Fails with `not-found`, `not-allowed`. */
export async function revokeSiteModel({ id, reason }: Act, needs: SiteNeeds): Promise<SiteRegistry> {
  const model = requireSiteModel(await readRegistry(needs.record), id);
  if (model.revoked !== null)
    throw new CloisterError('not-allowed', { subject: `${label(model)} is out of use already` });
  const revoked = { reason, byName: needs.user.name, at: needs.clock.now() };
  return changeRegistry(
    {
      kind: 'model.revoked',
      what: modelFacts(model),
      details: { reason },
      change: (before) => withModel(before, withAct({ ...unapproved(model), revoked }, 'revoked', reason, needs)),
    },
    needs,
  );
}

/** What a revocation takes away: the approvals, so that two people have to look again. */
export function unapproved(model: SiteModel): SiteModel {
  return { ...model, approvals: [], test: null, accepted: null };
}

/** Whether the models of the release need two people of this site. Fails with `not-allowed` where it is so already. */
export async function requireOwnApproval(
  { on, reason }: { readonly on: boolean; readonly reason: string },
  needs: SiteNeeds,
): Promise<SiteRegistry> {
  if ((await readRegistry(needs.record)).ownApproval === on)
    throw new CloisterError('not-allowed', { subject: `it is ${on ? 'on' : 'off'} already` });
  return changeRegistry(
    {
      kind: 'settings.changed',
      what: { 'models.ownApproval': on, 'models.ownApproval.before': !on },
      details: { reason },
      change: (before) => ({ ...before, ownApproval: on }),
    },
    needs,
  );
}
