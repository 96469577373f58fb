import type { ModelStatus, Revocation } from '../../contract/model.ts';
import type { ModelStore } from '../../ports/model-store.ts';

export interface ModelListNeeds {
  readonly store: Pick<ModelStore, 'list' | 'verify'>;
  /** Ids of the models in memory. */
  readonly loaded: () => readonly string[];
  readonly revocations: readonly Revocation[];
}

/** Every model of the manifest and the state of its file. Files are read only where they changed since the last check. */
export async function listModels(needs: ModelListNeeds): Promise<ModelStatus[]> {
  return asKnown(await needs.store.list(), needs);
}

/** As `listModels`, but reads every byte again. */
export async function verifyModels(
  needs: ModelListNeeds,
  onProgress?: (id: string, done: number, total: number) => void,
): Promise<ModelStatus[]> {
  return asKnown(await needs.store.verify(onProgress), needs);
}

function asKnown(statuses: readonly ModelStatus[], { loaded, revocations }: ModelListNeeds): ModelStatus[] {
  const inMemory = loaded();
  return statuses.map((status) => ({
    ...status,
    loaded: inMemory.includes(status.entry.id),
    revoked: revocations.find(({ sha256 }) => sha256 === status.entry.sha256) ?? null,
  }));
}
