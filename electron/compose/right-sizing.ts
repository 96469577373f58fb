/** The right-size report: each candidate alone in a trial store, on gold lines or on the golden set. */
import { systemMeter } from '../adapters/meter/system-meter.ts';
import { remoteModels, type ModelRuntime } from '../adapters/remote/model.ts';
import type { Measure } from '../contract/evaluate.ts';
import { CloisterError } from '../contract/failure.ts';
import type { GoldenSet } from '../contract/golden.ts';
import type { ModelEntry } from '../contract/model.ts';
import { PredictTaskName, type PredictTask } from '../contract/predict.ts';
import type { RightSizeReport } from '../contract/right-size.ts';
import { bootstrap } from '../core/calibrate/bootstrap.ts';
import { toHex, toUtf8 } from '../core/ledger/bytes.ts';
import { canonicalJson } from '../core/ledger/canonical-json.ts';
import { sha256 } from '../core/ledger/hash.ts';
import { labelAdapter } from '../features/judge/clause-labels.ts';
import { isMeasured } from '../features/measure/evaluate.ts';
import { predictItems } from '../features/measure/predict-items.ts';
import { free, modelName, type Specialist } from '../features/measure/specialist.ts';
import { goldenDigest, readGolden } from '../features/models/golden-set.ts';
import { keepReport } from '../features/models/right-size-reports.ts';
import { readRegistry } from '../features/models/site-registry.ts';
import { typeField } from '../features/models/compare-golden.ts';
import {
  distinctRows,
  onlyCandidate,
  requireCandidates,
  weighCandidate,
  type CandidateRun,
} from '../features/models/weigh-candidate.ts';
import { goldenRun } from './golden-runs.ts';
import { trialStore, usableNow } from './governing.ts';
import type { Parts } from './parts.ts';
import { evaluateLines } from './predict-lines.ts';
import { specialistTable } from './predicting.ts';
import { siteNeeds } from './site-needs.ts';
import { openSpecialists } from './specialists.ts';
import type { TrialWatch } from './trials.ts';

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

interface Items {
  readonly digest: RightSizeReport['gold']['sha256'];
  readonly count: number;
  readonly run: (
    entry: ModelEntry,
    entries: readonly ModelEntry[],
    watch: TrialWatch,
    parts: Parts,
  ) => Promise<CandidateRun>;
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

function linesItems(name: string, gold: readonly unknown[]): Items {
  const task = PredictTaskName.safeParse(name);
  if (!task.success || !isMeasured(task.data))
    throw new CloisterError('invalid', { subject: `${name} has no gold answers to measure against` });
  if (gold.length === 0) throw new CloisterError('invalid', { subject: 'the file holds no gold lines' });
  return {
    digest: toHex(sha256(toUtf8(canonicalJson(gold)))),
    count: gold.length,
    run: (entry, entries, watch, parts) => runOnLines(task.data, gold, { entry, entries }, watch, parts),
  };
}

async function runOnLines(
  task: PredictTask,
  gold: readonly unknown[],
  { entry, entries }: { readonly entry: ModelEntry; readonly entries: readonly ModelEntry[] },
  watch: TrialWatch,
  parts: Parts,
): Promise<CandidateRun> {
  let modelBytes = 0;
  const onLoad = async (loaded: { memoryBytes: number }): Promise<void> => {
    modelBytes += loaded.memoryBytes;
  };
  const store = { ...trialStore(entries, parts), govern: () => undefined };
  const models = remoteModels({ children: parts.needs.children, store, threads: 0, onLoad });
  try {
    const specialist = await specialistOf(task, entry, { ...parts, store, models }, watch);
    const predictions = await predictAll(task, gold, specialist, watch, parts);
    const report = evaluateLines(task, gold, predictions);
    const [score] = report.measures;
    if (score === undefined) throw new CloisterError('internal', { subject: `${task} has no measure` });
    const seconds = predictions.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
    const inModel = predictions.filter(({ tokensIn }) => tokensIn > 0);
    const modelSeconds = inModel.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
    const { missing, calibration } = report;
    return {
      specialist: specialist.id,
      items: gold.length,
      missing,
      seconds,
      modelSeconds,
      modelBytes,
      score,
      calibration,
    };
  } finally {
    await models.close();
  }
}

type TrialParts = Parts & { readonly models: ModelRuntime };

/** The specialist that the table names, or the adapter itself where the table asks a head. */
async function specialistOf(
  task: PredictTask,
  entry: ModelEntry,
  parts: TrialParts,
  { signal }: TrialWatch,
): Promise<Specialist<PredictTask>> {
  if (entry.role === 'adapter' && entry.base !== null && entry.settings.kind === 'label-adapter')
    return adapterAlone(entry, entry.base, parts, signal);
  const { clock, newId, store, models } = parts;
  const specialists = openSpecialists({ store, models, clock, newId });
  const table = await specialistTable({ corpus: null, onProgress: () => undefined, signal }, { ...parts, specialists });
  const specialist = table[task];
  if (specialist === undefined) throw new CloisterError('no-approved-model', { subject: task });
  return specialist;
}

function adapterAlone(
  entry: ModelEntry,
  base: NonNullable<ModelEntry['base']>,
  { models }: TrialParts,
  signal: AbortSignal,
): Specialist<PredictTask> {
  const ask = labelAdapter(entry, base, models.model);
  const alone: Specialist<'legal.clause'> = {
    ...{ id: `${entry.id}@${entry.version}`, model: modelName(base), adapter: modelName(entry) },
    predict: async ({ text }) => {
      const alternatives = await ask(text, signal);
      const [best] = alternatives;
      const answer = {
        label: best?.label ?? '',
        probability: best?.probability ?? 0,
        alternatives: [...alternatives],
        abstained: false,
      };
      return { ...free<'legal.clause'>(answer), tokensIn: 1 };
    },
  };
  return alone;
}

interface Prediction {
  readonly milliseconds: number;
  readonly tokensIn: number;
}

async function predictAll(
  task: PredictTask,
  gold: readonly unknown[],
  specialist: Specialist<PredictTask>,
  { signal }: TrialWatch,
  { clock }: Parts,
): Promise<readonly Prediction[]> {
  const lines = (async function* () {
    yield* gold;
  })();
  const made: Prediction[] = [];
  const needs = {
    specialist: specialist as never,
    done: new Set<string>(),
    trace: false,
    milliseconds: clock.monotonic,
  };
  for await (const outcome of predictItems(task, lines, needs)) {
    if (signal.aborted) throw new CloisterError('cancelled');
    if (outcome.ok) made.push(outcome.prediction);
  }
  return made;
}

async function goldenItems(parts: Parts): Promise<Items> {
  const set = await readGolden(parts.sessions.require().record);
  if (set === null)
    throw new CloisterError('not-found', { subject: 'golden set; see: cloister models golden add DOCUMENT' });
  return {
    digest: goldenDigest(set, parts.needs.version, []),
    count: set.documents.length,
    run: (entry, entries, watch) => runOnGolden(set, { entry, entries }, watch, parts),
  };
}

/** Score: the share of decided fields that came out as people decided. */
async function runOnGolden(
  set: GoldenSet,
  { entry, entries }: { readonly entry: ModelEntry; readonly entries: readonly ModelEntry[] },
  { signal }: TrialWatch,
  parts: Parts,
): Promise<CandidateRun> {
  const started = parts.clock.monotonic();
  const { run } = await goldenRun(set, entries, { signal, onDocument: () => undefined }, parts);
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
