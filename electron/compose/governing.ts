/** What people decided about models, as the open vault has it, and the store that follows it. */
import type { ModelEntry } from '../contract/model.ts';
import { fallbackOf, type HeldModel } from '../features/models/fallback-of.ts';
import { pendingChanges, readGolden, type Answering, type PendingChanges } from '../features/models/golden-set.ts';
import { readRevocations } from '../features/models/govern-models.ts';
import { readRegistry } from '../features/models/site-registry.ts';
import { storeOver } from '../features/models/store-over.ts';
import { usableModels, type Governing } from '../features/models/usable-models.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { RecordStore } from '../ports/record-store.ts';
import type { Parts } from './parts.ts';
import { routesInForce, wantedRoutes } from './routes-in-force.ts';

/** Fails with `vault-damaged`. */
export async function readGoverning(
  record: Pick<RecordStore, 'setting'>,
  { listed, needs }: Pick<Parts, 'listed' | 'needs'>,
): Promise<Governing> {
  const [revocations, registry, pending] = await Promise.all([
    readRevocations(record),
    readRegistry(record),
    pendingNow(record, { listed, needs }),
  ]);
  return { revocations, registry, held: pending.held };
}

/** What waits for a run of the golden set; nothing where the site has none. */
export async function pendingNow(
  record: Pick<RecordStore, 'setting'>,
  { listed, needs }: Pick<Parts, 'listed' | 'needs'>,
): Promise<PendingChanges> {
  const set = await readGolden(record);
  if (set === null) return { words: [], held: new Set(), routes: [] };
  const { models } = listed.manifest;
  return pendingChanges(set, { app: needs.version, models, routes: await wantedRoutes(record) });
}

/** The models that wait, each with what does its work meanwhile. What is revoked or replaced waits for nothing. */
export async function heldModels(parts: Parts): Promise<readonly HeldModel[]> {
  const usable = await usableNow(parts);
  const withThem = await usableNow(parts, 'all');
  const held = withThem.filter(({ sha256 }) => !usable.some((one) => one.sha256 === sha256));
  return held.map((entry) => ({ entry, instead: fallbackOf(entry, usable) }));
}

/** After a change: in force with the next request; what is running ends with the model it began with. */
export async function governAgain(parts: Parts): Promise<void> {
  const { record } = parts.sessions.require();
  parts.store.govern(await readGoverning(record, parts));
  parts.golden.look();
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

/** Everything that answers now; with `all` also what waits for a run of the golden set. */
export async function answeringNow(parts: Parts, release: 'governed' | 'all' = 'governed'): Promise<Answering> {
  const { record } = parts.sessions.require();
  const routes = await (release === 'all' ? wantedRoutes(record) : routesInForce(record));
  return { app: parts.needs.version, usable: await usableNow(parts, release), routes };
}

/** A store over exactly these models, for a trial beside the work. */
export function trialStore(
  entries: readonly ModelEntry[],
  { listed, siteFiles }: Pick<Parts, 'listed' | 'siteFiles'>,
): ModelStore {
  return storeOver(() => entries, listed, siteFiles);
}
