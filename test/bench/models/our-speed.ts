/** Speed of our runtime as the engine sees it: through the ports, in the infer process, one sequence. */
import { join } from 'node:path';
import { forkChildren } from '../../../electron/adapters/children/fork-children.ts';
import { remoteModels, type ModelRuntime } from '../../../electron/adapters/remote/model.ts';
import { EvidenceJudgeSettings, evidencePrompt } from '../../../electron/contract/specialist-settings.ts';
import { baseId, realModels, type RealModels } from '../../fixtures/real-models.ts';

export interface OurRuntime {
  readonly models: RealModels;
  readonly runtime: ModelRuntime;
  /** Resident memory of the infer process after its last load. */
  readonly memoryBytes: () => number;
  readonly close: () => Promise<void>;
}

/** A fresh process, not started yet. */
export async function openOurRuntime(threads: number): Promise<OurRuntime> {
  const models = await realModels();
  const children = forkChildren((name) => join(import.meta.dirname, `../../../electron/${name}.ts`));
  let memory = 0;
  const onLoad = async ({ memoryBytes }: { memoryBytes: number }): Promise<void> => {
    memory = memoryBytes;
  };
  const runtime = remoteModels({ children, store: models.store, threads, onLoad });
  const close = async (): Promise<void> => {
    await runtime.close();
    await children.close();
  };
  return { models, runtime, memoryBytes: () => memory, close };
}

/** From the first request to the first label of the evidence judge: process start, digest check, load, adapter, one pass. */
export async function firstLabelSeconds(threads: number): Promise<number> {
  const { models, runtime, close } = await openOurRuntime(threads);
  const settings = EvidenceJudgeSettings.parse(models.entry('evidence-judge-adapter').settings);
  const filled = evidencePrompt(settings, 'The term of this agreement is twelve months.', 'How long is the term?');
  const adapters = [{ ...models.reference('evidence-judge-adapter'), scale: 1 }];
  const started = performance.now();
  await runtime.model.scoreLabels({ model: models.reference(baseId), adapters, ...filled });
  const seconds = (performance.now() - started) / 1000;
  await close();
  return seconds;
}

/** Prompt tokens per second over about 512 tokens that were never seen before. */
export async function promptSpeed({ models, runtime }: OurRuntime, round: number): Promise<number> {
  const words = Array.from(
    { length: 512 },
    (_, at) => ` ${vocabulary[(at * 7 + round * 13) % vocabulary.length] ?? 'of'}`,
  );
  const request = { model: models.reference(baseId), adapters: [], prefix: '', labels: [' yes', ' no'] };
  const { usage } = await runtime.model.scoreLabels({ ...request, prompt: `${round}${words.join('')}` });
  return (usage.tokensIn / usage.milliseconds) * 1000;
}

/**
 * Tokens written per second at temperature 0, at most 128: prose, where guessing from the prompt finds nothing, and a
 * quotation, where it does. Reading the prompt is measured on its own, here as in llama-bench: time counts from the first
 * written token to the last.
 */
export async function writingSpeed(
  ours: OurRuntime,
  round: number,
): Promise<{ readonly plain: number; readonly quoting: number }> {
  const passage = `${vocabulary.join(' ')}.`;
  return {
    plain: await write(ours, openings[round % openings.length] ?? '', round),
    quoting: await write(ours, `${passage}\n${passage}\n${vocabulary.slice(0, 3).join(' ')}`, round),
  };
}

async function write({ models, runtime }: OurRuntime, prompt: string, seed: number): Promise<number> {
  const settings = { adapters: [], schema: null, maxTokens: 128, seed, stop: [], temperature: 0 };
  let first = Number.NaN;
  const { usage } = await runtime.model.complete(
    { model: models.reference(baseId), prompt, ...settings },
    undefined,
    () => {
      if (Number.isNaN(first)) first = performance.now();
    },
  );
  return ((usage.tokensOut - 1) / (performance.now() - first)) * 1000;
}

const openings = ['Once upon a time', 'In physics, energy', 'A letter to my landlord:'];

const vocabulary =
  'the supplier shall deliver all goods to the place that the buyer names in the order and the buyer shall pay within thirty days of receipt unless a defect has been notified in writing before that day by registered letter or by courier'.split(
    ' ',
  );
