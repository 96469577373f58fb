/** The model store as people govern it: without what was revoked, expired or not approved, and with what the site brought. */
import type { Clock } from '../../ports/clock.ts';
import type { ModelStore } from '../../ports/model-store.ts';
import type { SiteModelFiles } from '../../ports/site-model-files.ts';
import { storeOver } from './store-over.ts';
import { ungoverned, usableModels, type Governing } from './usable-models.ts';

export interface GovernedStore extends ModelStore {
  /** What holds from the next request on; `ungoverned` while no vault is open. */
  readonly govern: (governing: Governing) => void;
}

/** Lists and checks still name every file of the release, with its revocation. */
export function governedStore(
  listed: ModelStore,
  files: Pick<SiteModelFiles, 'require' | 'readJson'>,
  { now }: Pick<Clock, 'now'>,
): GovernedStore {
  let governing: Governing = ungoverned;
  const store = storeOver(() => usableModels(listed.manifest, governing, now()), listed, files);
  return Object.defineProperties({} as GovernedStore, {
    ...Object.getOwnPropertyDescriptors(store),
    govern: {
      enumerable: true,
      value: (next: Governing) => {
        governing = next;
      },
    },
  });
}
