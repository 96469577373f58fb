/** The model store without what was revoked: whoever asks for a revoked model is told that there is no approved one. */
import { CloisterError } from '../../contract/failure.ts';
import type { ModelEntry, ModelManifest, Revocation } from '../../contract/model.ts';
import type { ModelStore } from '../../ports/model-store.ts';

export interface GovernedStore extends ModelStore {
  /** What is revoked from now on; an empty list while no vault is open. */
  readonly revoke: (revocations: readonly Revocation[]) => void;
}

/**
 * Lists and checks still name every file, with its revocation. An adapter, head or tagger that works on a revoked base is out
 * of use as well: without its base it would answer with an error and not step aside.
 */
export function governedStore(store: ModelStore): GovernedStore {
  let revoked: readonly Revocation[] = [];
  const allowed = ({ sha256, base }: Pick<ModelEntry, 'sha256' | 'base'>): boolean =>
    !revoked.some((one) => one.sha256 === sha256 || one.sha256 === base?.sha256);
  const requireAllowed = (id: string): void => {
    const entry = store.manifest.models.find((one) => one.id === id);
    if (entry !== undefined && !allowed(entry)) throw new CloisterError('no-approved-model', { subject: id });
  };
  return {
    ...store,
    get manifest(): ModelManifest {
      return { ...store.manifest, models: store.manifest.models.filter(allowed) };
    },
    require: async (id) => {
      requireAllowed(id);
      return store.require(id);
    },
    readJson: async (id) => {
      requireAllowed(id);
      return store.readJson(id);
    },
    revoke: (revocations) => {
      revoked = revocations;
    },
  };
}
