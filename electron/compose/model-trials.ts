/** Tests a candidate in a model process of its own: whatever it does there, nothing else is affected. */
import { remoteModels } from '../adapters/remote/model.ts';
import { CloisterError } from '../contract/failure.ts';
import type { GoldenReport } from '../contract/golden.ts';
import type { ModelEntry } from '../contract/model.ts';
import type { GoldenSummary, SiteModel } from '../contract/site-model.ts';
import { readGolden, withRun, writeGolden } from '../features/models/golden-set.ts';
import { releaseModel, testModel } from '../features/models/test-model.ts';
import type { Answering } from '../features/models/golden-set.ts';
import type { SiteNeeds } from '../features/models/site-registry.ts';
import { withCandidate } from '../features/models/usable-models.ts';
import { goldenRun } from './golden-runs.ts';
import { answeringNow, trialStore } from './governing.ts';
import { logLoad } from './log-load.ts';
import type { Parts } from './parts.ts';
import { siteModel, siteNeeds } from './site-needs.ts';
import type { TrialWatch } from './trials.ts';

/** `site` is where its entries and results go. The golden set in words; null where there is none or the test failed before. Fails with `not-found`, `in-use`, `cancelled`. */
export async function testCandidate(
  id: string,
  parts: Parts,
  site: SiteNeeds = siteNeeds(parts),
): Promise<GoldenReport | null> {
  const model = (await siteModel(id, parts)) ?? ofRelease(id, parts);
  const { entry } = model;
  const now = await answeringNow(parts);
  const answering = { ...now, usable: withCandidate(now.usable, entry) };
  const store = trialStore(answering.usable, parts);
  let report: GoldenReport | null = null;
  await parts.trials.run('test', entry.id, async (watch) => {
    const { needs, sessions } = parts;
    const models = remoteModels({ children: needs.children, store, threads: 0, onLoad: logLoad(sessions) });
    try {
      await testModel(model, {
        ...site,
        ...{ app: needs.version, model: models.model, signal: watch.signal, store },
        golden: async () => {
          report = await goldenOf(entry, answering, watch, { parts, site });
          return report?.summary ?? null;
        },
      });
    } finally {
      await models.close();
    }
  });
  return report;
}

/** A model of the release is tested when the site wants to approve it itself. */
function ofRelease(id: string, { listed, clock }: Parts): SiteModel {
  const names = ({ id: own, version, sha256 }: ModelEntry): readonly string[] => [own, `${own}@${version}`, sha256];
  const entry = listed.manifest.models.find((one) => names(one).includes(id));
  if (entry === undefined) throw new CloisterError('not-found', { subject: `model ${id}` });
  return releaseModel(entry, clock.now());
}

async function goldenOf(
  entry: ModelEntry,
  answering: Answering,
  { signal, onDone }: TrialWatch,
  { parts, site }: { readonly parts: Parts; readonly site: SiteNeeds },
): Promise<GoldenReport | null> {
  const set = await readGolden(parts.sessions.require().record);
  if (set === null) return null;
  const { report, run } = await goldenRun(set, answering, { signal, onDocument: onDone }, parts);
  const kept = withRun(set, { ...run, at: parts.clock.now() });
  const what = { ...goldenCounts(run.summary), model: entry.id, sha256: entry.sha256 };
  await writeGolden(kept, { kind: 'model.tested', what }, site);
  return report;
}

function goldenCounts({ digest, documents, fields, differences }: GoldenSummary): Record<string, string | number> {
  return { golden: digest, documents, fields, differences: differences.length };
}
