/** A model store that lists and hands out only some models, wherever their files lie. */
import { CloisterError } from '../../contract/failure.ts';
import type { ModelEntry, ModelManifest } from '../../contract/model.ts';
import type { ModelStore } from '../../ports/model-store.ts';
import type { SiteModelFiles } from '../../ports/site-model-files.ts';

/** `listed`: everything of the release; `files`: what the site brought. A known model that is not among `entries` is `no-approved-model`. */
export function storeOver(
  entries: () => readonly ModelEntry[],
  listed: ModelStore,
  files: Pick<SiteModelFiles, 'require' | 'readJson'>,
): ModelStore {
  const entryOf = (id: string): ModelEntry => {
    const entry = entries().find((one) => one.id === id);
    if (entry !== undefined) return entry;
    const code = listed.manifest.models.some((one) => one.id === id) ? 'no-approved-model' : 'not-found';
    throw new CloisterError(code, { subject: id });
  };
  const isOfRelease = ({ sha256 }: ModelEntry): boolean => listed.manifest.models.some((one) => one.sha256 === sha256);
  return {
    ...listed,
    get manifest(): ModelManifest {
      return { ...listed.manifest, models: [...entries()] };
    },
    require: async (id) => {
      const entry = entryOf(id);
      return isOfRelease(entry) ? listed.require(id) : { entry, path: await files.require(entry) };
    },
    readJson: async (id) => {
      const entry = entryOf(id);
      return isOfRelease(entry) ? listed.readJson(id) : files.readJson(entry);
    },
  };
}
