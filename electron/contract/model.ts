/** What the registry says about each entry of the manifest and about each model that the site brought. */
import { z } from 'zod';
import { Sha256, UtcTime } from './ids.ts';
import { ModelEntry } from './model-entry.ts';
import { SiteView } from './site-model.ts';

export { Canary, ModelEntry, ModelManifest, ModelRole, ModelSource, Score } from './model-entry.ts';

/** State of one file on this machine. `present` means bytes and digest were checked. */
export const ModelFileState = z.enum(['present', 'missing', 'truncated', 'altered', 'partial-download']);
export type ModelFileState = z.infer<typeof ModelFileState>;

/** A file that this vault no longer uses, by its digest: a later version under the same id is another file. */
export const Revocation = z.strictObject({
  model: z.string(),
  sha256: Sha256,
  reason: z.string().min(1).max(2000),
  byName: z.string(),
  at: UtcTime,
});
export type Revocation = Readonly<z.infer<typeof Revocation>>;

export const ModelStatus = z.strictObject({
  entry: ModelEntry,
  /** Null while the model may be used. Without an open vault nothing is known of revocations, and it is null. */
  revoked: Revocation.nullable(),
  /** Its life in this vault; null for a model of the release that the site leaves to the release. */
  site: SiteView.nullable(),
  /** What does its work while it waits for the golden set; null: it does not wait. */
  heldFor: z.string().max(200).nullable(),
  state: ModelFileState,
  path: z.string().nullable(),
  loaded: z.boolean(),
});
export type ModelStatus = Readonly<z.infer<typeof ModelStatus>>;
