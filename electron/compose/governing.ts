/** What people decided about models, as the open vault has it, and the store that follows it. */
import type { ModelEntry } from '../contract/model.ts';
import { pendingChanges, readGolden } from '../features/models/golden-set.ts';
import { readRevocations } from '../features/models/govern-models.ts';
import { readRegistry } from '../features/models/site-registry.ts';
import { storeOver } from '../features/models/store-over.ts';
import { usableModels, type Governing } from '../features/models/usable-models.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { RecordStore } from '../ports/record-store.ts';
import type { Parts } from './parts.ts';

/** Fails with `vault-damaged`. */
export async function readGoverning(
  record: Pick<RecordStore, 'setting'>,
  { listed, needs }: Pick<Parts, 'listed' | 'needs'>,
): Promise<Governing> {
  const [revocations, registry, golden] = await Promise.all([
    readRevocations(record),
    readRegistry(record),
    readGolden(record),
  ]);
  const held = golden === null ? new Set<string>() : pendingChanges(golden, needs.version, listed.manifest).held;
  return { revocations, registry, held };
}

/** After a change: in force with the next request; what is running ends with the model it began with. */
export async function governAgain(parts: Parts): Promise<void> {
  const { record } = parts.sessions.require();
  parts.store.govern(await readGoverning(record, parts));
}

/** What answers now; with `release` also what waits for a run of the golden set. */
export async function usableNow(
  parts: Parts,
  release: 'governed' | 'all' = 'governed',
): Promise<readonly ModelEntry[]> {
  const governing = await readGoverning(parts.sessions.require().record, parts);
  const held = release === 'all' ? new Set<string>() : governing.held;
  return usableModels(parts.listed.manifest, { ...governing, held }, parts.clock.now());
}

/** A store over exactly these models, for a trial beside the work. */
export function trialStore(
  entries: readonly ModelEntry[],
  { listed, siteFiles }: Pick<Parts, 'listed' | 'siteFiles'>,
): ModelStore {
  return storeOver(() => entries, listed, siteFiles);
}
