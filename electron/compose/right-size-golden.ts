/** The golden set as the items of a right-size report: the share of decided fields that came out as people decided. */
import type { Measure } from '../contract/evaluate.ts';
import { CloisterError } from '../contract/failure.ts';
import type { GoldenSet } from '../contract/golden.ts';
import type { ModelEntry } from '../contract/model.ts';
import { bootstrap } from '../core/calibrate/bootstrap.ts';
import { typeField } from '../features/models/compare-golden.ts';
import { goldenDigest, readGolden } from '../features/models/golden-set.ts';
import type { CandidateRun } from '../features/models/weigh-candidate.ts';
import { goldenRun } from './golden-runs.ts';
import { answeringNow } from './governing.ts';
import type { Parts } from './parts.ts';
import type { RightSizeItems } from './right-size-items.ts';
import type { TrialWatch } from './trials.ts';

/** Fails with `not-found` without a golden set. */
export async function goldenItems(parts: Parts): Promise<RightSizeItems> {
  const set = await readGolden(parts.sessions.require().record);
  if (set === null)
    throw new CloisterError('not-found', { subject: 'golden set; see: cloister models golden add DOCUMENT' });
  return {
    digest: goldenDigest(set, { ...(await answeringNow(parts)), usable: [] }),
    count: set.documents.length,
    run: (entry, entries, watch) => runOnGolden(set, { entry, entries }, watch, parts),
  };
}

async function runOnGolden(
  set: GoldenSet,
  { entry, entries }: { readonly entry: ModelEntry; readonly entries: readonly ModelEntry[] },
  { signal }: TrialWatch,
  parts: Parts,
): Promise<CandidateRun> {
  const now = await answeringNow(parts);
  const started = parts.clock.monotonic();
  const { run } = await goldenRun(set, { ...now, usable: entries }, { signal, onDocument: () => undefined }, parts);
  const seconds = (parts.clock.monotonic() - started) / 1000;
  const fields = Object.values(run.after).flatMap((outcomes) =>
    Object.entries(outcomes).flatMap(([field, { isRight }]) => (field === typeField ? [] : [isRight ? 1 : 0])),
  );
  const share = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);
  const score: Measure = { name: 'fields as decided', ...bootstrap(fields, share) };
  const { documents } = run.summary;
  const costs = { seconds, modelSeconds: 0, modelBytes: 0 };
  return {
    specialist: `${entry.id}@${entry.version}`,
    items: documents,
    missing: set.documents.length - documents,
    ...costs,
    score,
    calibration: null,
  };
}
