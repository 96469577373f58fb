/** The list of models as people see it: the release's and the site's, with what people decided about each. */
import type { ModelStatus } from '../contract/model.ts';
import { readRevocations } from '../features/models/govern-models.ts';
import { listModels, verifyModels, type ModelListNeeds } from '../features/models/list-models.ts';
import { readRegistry } from '../features/models/site-registry.ts';
import type { Parts } from './parts.ts';

export async function modelList(parts: Parts): Promise<ModelStatus[]> {
  return listModels(await listNeeds(parts));
}

/** As `modelList`, after every byte was read again. */
export async function verifiedList(parts: Parts): Promise<ModelStatus[]> {
  return verifyModels(await listNeeds(parts));
}

async function listNeeds({ listed, models, sessions, siteFiles, clock }: Parts): Promise<ModelListNeeds> {
  const session = sessions.current();
  const needs = { store: listed, files: siteFiles, loaded: models.loaded, now: clock.now() };
  if (session === null) return { ...needs, revocations: [], registry: null };
  const { record } = session;
  return { ...needs, revocations: await readRevocations(record), registry: await readRegistry(record) };
}
