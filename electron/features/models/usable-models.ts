/** Which models answer, from what the release brought, what the site brought, and what people decided about both. Pure. */
import type { ModelEntry, ModelManifest, Revocation } from '../../contract/model.ts';
import type { SiteRegistry } from '../../contract/site-model.ts';
import { stageOf } from './stage-of.ts';

export interface Governing {
  readonly revocations: readonly Revocation[];
  readonly registry: SiteRegistry;
  /** Digests of models of the release that changed since the golden set last ran. */
  readonly held: ReadonlySet<string>;
}

export const ungoverned: Governing = {
  revocations: [],
  registry: { models: [], live: {}, approvers: [], ownApproval: false },
  held: new Set(),
};

/**
 * A site's live model comes before those of the release, so that it is found first for its task, and instead of one of the same id.
 * What works on a base that is out of use is out of use as well: without its base it would answer with an error and not step aside.
 */
export function usableModels(manifest: ModelManifest, governing: Governing, now: string): readonly ModelEntry[] {
  const { revocations, registry, held } = governing;
  const revoked = new Set<string>(revocations.map(({ sha256 }) => sha256));
  const live = registry.models.filter((model) => stageOf(model, registry, now) === 'live');
  const approved = new Set<string>(live.map(({ entry }) => entry.sha256));
  const replaced = new Set(Object.keys(registry.live).filter((id) => isSites(id, registry)));
  const release = manifest.models.filter(
    ({ id, sha256 }) =>
      !replaced.has(id) && !revoked.has(sha256) && !held.has(sha256) && (!registry.ownApproval || approved.has(sha256)),
  );
  const usable = [...live.filter(({ from }) => from === 'site').map(({ entry }) => entry), ...release];
  const known = [...manifest.models, ...registry.models.map(({ entry }) => entry)].map(
    ({ sha256 }) => sha256 as string,
  );
  const out = new Set([...revoked, ...known.filter((sha256) => !usable.some((one) => one.sha256 === sha256))]);
  return usable.filter(({ base }) => base === null || !out.has(base.sha256));
}

/** Whether the newest version of an id that people made live is the site's own. */
function isSites(id: string, { live, models }: SiteRegistry): boolean {
  const newest = live[id]?.at(-1);
  return models.some(({ entry, from }) => entry.sha256 === newest && from === 'site');
}

/** The same models with one more, in the place of its id: what would answer if it were live. */
export function withCandidate(usable: readonly ModelEntry[], candidate: ModelEntry): readonly ModelEntry[] {
  return [candidate, ...usable.filter(({ id }) => id !== candidate.id)];
}
