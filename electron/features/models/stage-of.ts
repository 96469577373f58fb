/** Where a site's model stands in its life. Pure: everything follows from what people did, nothing is set by hand. */
import type { ModelApproval, ModelStage, SiteModel, SiteRegistry } from '../../contract/site-model.ts';

/** So many different people must say yes. */
export const neededApprovals = 2;

export function stageOf(model: SiteModel, registry: Pick<SiteRegistry, 'live'>, now: string): ModelStage {
  const { entry, test, expires, revoked } = model;
  if (revoked !== null) return 'revoked';
  if (expires !== null && expires <= now) return 'expired';
  if (test === null) return 'imported';
  if (!test.passed) return 'test-failed';
  if (!isApproved(model.approvals)) return model.approvals.length === 0 ? 'tested' : 'half-approved';
  return registry.live[entry.id]?.at(-1) === entry.sha256 ? 'live' : 'replaced';
}

/** Two different keys, of which at most one is this vault's own: a new passphrase gives the same person a new key. */
export function isApproved(approvals: readonly Pick<ModelApproval, 'isOwn' | 'key'>[]): boolean {
  const own = approvals.some(({ isOwn }) => isOwn) ? 1 : 0;
  const others = new Set(approvals.filter(({ isOwn }) => !isOwn).map(({ key }) => key));
  return own + others.size >= neededApprovals && new Set(approvals.map(({ key }) => key)).size >= neededApprovals;
}
