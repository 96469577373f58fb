/** The list of models as people see it: the release's and the site's, with what people decided about each. */
import type { ModelStatus } from '../contract/model.ts';
import { readRevocations } from '../features/models/govern-models.ts';
import { listModels, verifyModels, type ModelListNeeds } from '../features/models/list-models.ts';
import { readRegistry } from '../features/models/site-registry.ts';
import { heldModels } from './governing.ts';
import type { Parts } from './parts.ts';

export async function modelList(parts: Parts): Promise<ModelStatus[]> {
  return listModels(await listNeeds(parts));
}

/** As `modelList`, after every byte was read again. */
export async function verifiedList(parts: Parts): Promise<ModelStatus[]> {
  return verifyModels(await listNeeds(parts));
}

async function listNeeds(parts: Parts): Promise<ModelListNeeds> {
  const { listed, models, sessions, siteFiles, clock } = parts;
  const session = sessions.current();
  const needs = { store: listed, files: siteFiles, loaded: models.loaded, now: clock.now() };
  if (session === null) return { ...needs, revocations: [], registry: null, held: [] };
  const { record } = session;
  const [revocations, registry] = [await readRevocations(record), await readRegistry(record)];
  return { ...needs, revocations, registry, held: await heldModels(parts) };
}
