/** Gold lines as the items of a right-size report: what one candidate answers to them, scored as `cloister evaluate` does. */
import { remoteModels, type ModelRuntime } from '../adapters/remote/model.ts';
import { CloisterError } from '../contract/failure.ts';
import type { ModelEntry } from '../contract/model.ts';
import { PredictTaskName, type PredictTask } from '../contract/predict.ts';
import { toHex, toUtf8 } from '../core/ledger/bytes.ts';
import { canonicalJson } from '../core/ledger/canonical-json.ts';
import { sha256 } from '../core/ledger/hash.ts';
import { labelAdapter } from '../features/judge/clause-labels.ts';
import { isMeasured } from '../features/measure/evaluate.ts';
import { predictItems } from '../features/measure/predict-items.ts';
import { free, modelName, type Specialist } from '../features/measure/specialist.ts';
import type { CandidateRun } from '../features/models/weigh-candidate.ts';
import { trialStore } from './governing.ts';
import type { Parts } from './parts.ts';
import { evaluateLines } from './predict-lines.ts';
import { specialistTable } from './predicting.ts';
import type { RightSizeItems } from './right-size-items.ts';
import { openSpecialists } from './specialists.ts';
import type { TrialWatch } from './trials.ts';

/** Fails with `invalid` for a task without a measure, and without lines. */
export function linesItems(name: string, gold: readonly unknown[]): RightSizeItems {
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
