import type { ModelEntry, ModelStatus } from '../../contract/model.ts';
import type { ModelStore } from '../../ports/model-store.ts';

export interface FetchModelsNeeds {
  readonly store: ModelStore;
  /** Called for each file that was not there before, for the log. */
  readonly announce?: (entry: ModelEntry) => Promise<void>;
}

/** Brings the named models, or all defaults, to this machine. Fails as `ModelStore.fetch` does. */
export async function fetchModels(
  ids: readonly string[] | null,
  options: Parameters<ModelStore['fetch']>[1],
  { store, announce }: FetchModelsNeeds,
): Promise<readonly ModelStatus[]> {
  const before = new Set(present(await store.list()));
  const after = await store.fetch(ids, options);
  for (const { entry, state } of after) if (state === 'present' && !before.has(entry.id)) await announce?.(entry);
  return after;
}

function present(statuses: readonly ModelStatus[]): string[] {
  return statuses.flatMap(({ entry, state }) => (state === 'present' ? [entry.id] : []));
}
