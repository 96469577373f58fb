import type { ModelStatus, Revocation } from '../../contract/model.ts';
import type { SiteModel, SiteRegistry, SiteView } from '../../contract/site-model.ts';
import type { ModelStore } from '../../ports/model-store.ts';
import type { SiteModelFiles } from '../../ports/site-model-files.ts';
import type { HeldModel } from './fallback-of.ts';
import { stageOf } from './stage-of.ts';

export interface ModelListNeeds {
  readonly store: Pick<ModelStore, 'list' | 'verify'>;
  readonly files: Pick<SiteModelFiles, 'state'>;
  /** Ids of the models in memory. */
  readonly loaded: () => readonly string[];
  readonly revocations: readonly Revocation[];
  /** Null while no vault is open. */
  readonly registry: SiteRegistry | null;
  /** What waits for the golden set. */
  readonly held: readonly HeldModel[];
  readonly now: string;
}

/** Every model of the manifest, then those the site brought, and the state of their files. Files are read only where they changed since the last check. */
export async function listModels(needs: ModelListNeeds): Promise<ModelStatus[]> {
  return [...asKnown(await needs.store.list(), needs), ...(await siteStatuses(needs))];
}

/** As `listModels`, but reads every byte of the release again. */
export async function verifyModels(
  needs: ModelListNeeds,
  onProgress?: (id: string, done: number, total: number) => void,
): Promise<ModelStatus[]> {
  return [...asKnown(await needs.store.verify(onProgress), needs), ...(await siteStatuses(needs))];
}

function asKnown(
  statuses: readonly ModelStatus[],
  { loaded, revocations, registry, held, now }: ModelListNeeds,
): ModelStatus[] {
  const inMemory = loaded();
  return statuses.map((status) => {
    const { sha256 } = status.entry;
    const own = registry?.models.find(({ entry }) => entry.sha256 === sha256);
    return {
      ...status,
      loaded: inMemory.includes(status.entry.id),
      revoked: revocations.find((one) => one.sha256 === sha256) ?? null,
      site: own === undefined || registry === null ? null : siteView(own, registry, now),
      heldFor: held.find(({ entry }) => entry.sha256 === sha256)?.instead ?? null,
    };
  });
}

async function siteStatuses({ registry, files, loaded, now }: ModelListNeeds): Promise<ModelStatus[]> {
  if (registry === null) return [];
  const inMemory = loaded();
  const own = registry.models.filter(({ from }) => from === 'site');
  return Promise.all(
    own.map(async (model) => {
      const view = siteView(model, registry, now);
      return {
        ...{ entry: model.entry, ...(await files.state(model.entry)), site: view },
        loaded: view.stage === 'live' && inMemory.includes(model.entry.id),
        revoked: revocationOf(model),
        heldFor: null,
      };
    }),
  );
}

function siteView({ entry, ...model }: SiteModel, registry: SiteRegistry, now: string): SiteView {
  return { ...model, stage: stageOf({ ...model, entry }, registry, now) };
}

function revocationOf({ entry, revoked }: SiteModel): Revocation | null {
  return revoked === null ? null : { model: entry.id, sha256: entry.sha256, ...revoked };
}
