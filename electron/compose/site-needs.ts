/** What every change of the site's models needs, for the open session. */
import type { SiteModel } from '../contract/site-model.ts';
import { findSiteModel, readRegistry, type SiteNeeds } from '../features/models/site-registry.ts';
import type { Parts } from './parts.ts';

/** Fails with `vault-locked`. */
export function siteNeeds({ sessions, clock }: Pick<Parts, 'sessions' | 'clock'>): SiteNeeds {
  const { record, ledger, actor, user } = sessions.require();
  return { record, ledger, actor, user, clock };
}

export async function siteModel(id: string, { sessions }: Pick<Parts, 'sessions'>): Promise<SiteModel | null> {
  return findSiteModel(await readRegistry(sessions.require().record), id);
}
