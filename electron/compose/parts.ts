/** What the handlers are made from. */
import type { ModelRuntime } from '../adapters/remote/model.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { GovernedStore } from '../features/models/governed-store.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { SiteModelFiles } from '../ports/site-model-files.ts';
import type { FreeDiskBytes } from '../ports/source-files.ts';
import type { EngineNeeds } from './engine-needs.ts';
import type { GoldenKeeper } from './golden-keeping.ts';
import type { Jobs } from './jobs.ts';
import type { Sessions } from './sessions.ts';
import type { Specialists } from './specialists.ts';
import type { Trials } from './trials.ts';

export interface Parts {
  readonly needs: EngineNeeds;
  readonly freeDisk: FreeDiskBytes;
  /** Every model that is listed, revoked or not: for lists, checks and fetching. */
  readonly listed: ModelStore;
  /** What may be used. */
  readonly store: GovernedStore;
  /** The folder of models that the site brought. */
  readonly siteFiles: SiteModelFiles;
  readonly trials: Trials;
  readonly golden: GoldenKeeper;
  readonly models: ModelRuntime;
  readonly jobs: Jobs;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly specialists: Specialists;
}
