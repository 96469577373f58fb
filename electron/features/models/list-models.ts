import type { ModelStatus } from '../../contract/model.ts';
import type { ModelStore } from '../../ports/model-store.ts';

export interface ModelListNeeds {
  readonly store: Pick<ModelStore, 'list' | 'verify'>;
  /** Ids of the models in memory. */
  readonly loaded: () => readonly string[];
}

/** Every model of the manifest and the state of its file. Files are read only where they changed since the last check. */
export async function listModels({ store, loaded }: ModelListNeeds): Promise<ModelStatus[]> {
  return withLoaded(await store.list(), loaded());
}

/** As `listModels`, but reads every byte again. */
export async function verifyModels(
  { store, loaded }: ModelListNeeds,
  onProgress?: (id: string, done: number, total: number) => void,
): Promise<ModelStatus[]> {
  return withLoaded(await store.verify(onProgress), loaded());
}

function withLoaded(statuses: readonly ModelStatus[], loaded: readonly string[]): ModelStatus[] {
  return statuses.map((status) => ({ ...status, loaded: loaded.includes(status.entry.id) }));
}
