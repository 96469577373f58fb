/** Which files a request needs: each checked on disk, each the one that the manifest names, adapters on their own base only. */
import { CloisterError } from '../../contract/failure.ts';
import type { ModelRole } from '../../contract/model.ts';
import type { AdapterReference, ModelReference } from '../../contract/run.ts';
import type { ModelStore } from '../../ports/model-store.ts';

export interface ModelFile extends ModelReference {
  readonly path: string;
  readonly bytes: number;
}

/** Fails with `model-missing`, `model-altered`, `not-found`; `invalid` when an adapter belongs to another base: the library does not check that. */
export async function modelFiles(
  store: ModelStore,
  model: ModelReference,
  adapters: readonly AdapterReference[],
  role: ModelRole,
): Promise<readonly [ModelFile, ...ModelFile[]]> {
  const base = await fileOf(store, model, role);
  const rest: ModelFile[] = [];
  for (const adapter of adapters) {
    rest.push(await fileOf(store, adapter, 'adapter'));
    refuseOtherBase(store, adapter, model);
  }
  return [base, ...rest];
}

async function fileOf(store: ModelStore, reference: ModelReference, role: ModelRole): Promise<ModelFile> {
  const { entry, path } = await store.require(reference.id);
  if (entry.sha256 !== reference.sha256)
    throw new CloisterError('model-missing', { subject: `${reference.id}: the manifest names another digest` });
  if (entry.role !== role) throw new CloisterError('invalid', { subject: `${reference.id} is not a ${role}` });
  return { id: entry.id, sha256: entry.sha256, path, bytes: entry.bytes };
}

function refuseOtherBase(store: ModelStore, adapter: AdapterReference, model: ModelReference): void {
  const entry = store.manifest.models.find((one) => one.id === adapter.id);
  if (entry?.base?.sha256 === model.sha256) return;
  throw new CloisterError('invalid', { subject: `${adapter.id} does not belong to the base ${model.id}` });
}
