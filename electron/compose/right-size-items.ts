/** What the candidates of a right-size report are measured on. */
import type { ModelEntry } from '../contract/model.ts';
import type { RightSizeReport } from '../contract/right-size.ts';
import type { CandidateRun } from '../features/models/weigh-candidate.ts';
import type { Parts } from './parts.ts';
import type { TrialWatch } from './trials.ts';

/** Runs one candidate, `entry`, in the store of `entries`. */
export interface RightSizeItems {
  readonly digest: RightSizeReport['gold']['sha256'];
  readonly count: number;
  readonly run: (
    entry: ModelEntry,
    entries: readonly ModelEntry[],
    watch: TrialWatch,
    parts: Parts,
  ) => Promise<CandidateRun>;
}
