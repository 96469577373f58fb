/** The right-size report: each candidate alone in a trial store, on gold lines or on the golden set. */
import { systemMeter } from '../adapters/meter/system-meter.ts';
import type { ModelEntry } from '../contract/model.ts';
import type { RightSizeReport } from '../contract/right-size.ts';
import { keepReport } from '../features/models/right-size-reports.ts';
import { readRegistry } from '../features/models/site-registry.ts';
import { distinctRows, onlyCandidate, requireCandidates, weighCandidate } from '../features/models/weigh-candidate.ts';
import { usableNow } from './governing.ts';
import type { Parts } from './parts.ts';
import { goldenItems } from './right-size-golden.ts';
import { linesItems } from './right-size-lines.ts';
import { siteNeeds } from './site-needs.ts';

export interface RightSizeRequest {
  readonly task: string;
  /** Parsed gold lines; null measures on the golden set. */
  readonly gold: readonly unknown[] | null;
  readonly watts: number;
}

/** Fails with `invalid` (a task without measure, lines that are none), `not-found` (no golden set), `no-approved-model`, `in-use`, `cancelled`. */
export async function rightSize({ task, gold, watts }: RightSizeRequest, parts: Parts): Promise<RightSizeReport> {
  const usable = await usableNow(parts);
  const candidates = await candidatesFor(task, usable, parts);
  requireCandidates(candidates, task);
  const items = gold === null ? await goldenItems(parts) : linesItems(task, gold);
  const meter = systemMeter();
  const weighed = await parts.trials.run('right-size', task, async (watch) => {
    const all = [];
    for (const [at, entry] of candidates.entries()) {
      watch.onDone(at, candidates.length);
      const entries = onlyCandidate(usable, entry, task);
      all.push(await weighCandidate(entry, () => items.run(entry, entries, watch, parts), { meter, watts }));
    }
    return all;
  });
  const method = weighed.some((one) => one.method === 'estimate') ? 'estimate' : 'rapl';
  const report: RightSizeReport = {
    ...{ kind: 'right-size', version: 1, task, at: parts.clock.now(), app: parts.needs.version },
    gold: { from: gold === null ? 'golden-set' : 'file', sha256: items.digest, items: items.count },
    energy: { method, watts },
    rows: [...distinctRows(weighed.map(({ row }) => row))],
  };
  await keepReport(report, siteNeeds(parts));
  return report;
}

/** What answers now, and what the site brought and tested with success, whether it is approved or not. */
async function candidatesFor(
  task: string,
  usable: readonly ModelEntry[],
  { sessions }: Parts,
): Promise<readonly ModelEntry[]> {
  const { models } = await readRegistry(sessions.require().record);
  const tested = models
    .filter(({ test, revoked }) => test?.passed === true && revoked === null)
    .map(({ entry }) => entry);
  const all = [...usable, ...tested.filter((entry) => !usable.some((one) => one.sha256 === entry.sha256))];
  return all.filter(({ tasks }) => tasks.includes(task));
}
