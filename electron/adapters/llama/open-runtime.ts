/** The model runtime inside the infer process: answers `inferMethods`. Loads nothing but files of the list it was given. */
import type { z } from 'zod';
import type { inferMethods } from '../../contract/child.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { ModelReference, Usage } from '../../contract/run.ts';
import { oneAtATime } from '../../wire/one-at-a-time.ts';
import type { MethodHandlers } from '../../wire/serve.ts';
import { adapterContexts, type AdapterContext, type AdapterContexts } from './adapter-contexts.ts';
import { allowedFiles, type AllowedFiles } from './allowed-files.ts';
import { complete } from './complete.ts';
import { closeEmbedding, embed, openEmbedding, type EmbeddingPool } from './embed.ts';
import { grammarSchema } from './grammar-schema.ts';
import { loadedModels, type LoadedModels } from './loaded-models.ts';
import { asModelFailure } from './model-failure.ts';
import { promptTokens } from './prompt-tokens.ts';
import { firstTokens, scoreLabels } from './score-labels.ts';
import { startLlama, type StartedLlama } from './start-llama.ts';

type Input<N extends keyof typeof inferMethods> = z.infer<(typeof inferMethods)[N]['input']>;
type Output<N extends keyof typeof inferMethods> = z.infer<(typeof inferMethods)[N]['output']>;

/** Models and contexts that may be in memory at once; more cost memory and gain nothing on the machines we are for. */
const mostModels = 3;
const mostContexts = 4;

interface Opened {
  readonly started: StartedLlama;
  readonly models: LoadedModels;
  readonly contexts: AdapterContexts;
  readonly embeddings: Map<string, EmbeddingPool>;
}

/** Handlers for `serve`. `init` comes first and may come again with a longer list. */
export function openRuntime(): MethodHandlers<typeof inferMethods> {
  const files = allowedFiles();
  const queue = oneAtATime();
  let opened: Promise<Opened> | null = null;
  const ready = async (): Promise<Opened> => {
    if (opened === null) throw new CloisterError('invalid', { subject: 'init comes first' });
    return opened;
  };

  return {
    init: async (input) => {
      const replaced = files.allow(input.files);
      opened ??= open(input.threads, files);
      const runtime = await ready();
      // The library keeps adapters by path: what was loaded from a replaced file would stay.
      if (replaced) await runtime.models.clear();
      return { build: runtime.started.build, threads: runtime.started.threads };
    },
    load: async ({ model }, { signal }) =>
      queue(async () => {
        const start = performance.now();
        await (await ready()).models.get(model, signal);
        return { milliseconds: performance.now() - start, memoryBytes: process.memoryUsage().rss };
      }, signal),
    'score-labels': async (input, { signal }) => queue(async () => runLabels(await ready(), input, signal), signal),
    complete: async (input, { signal, emit }) =>
      queue(async () => runCompletion(await ready(), input, signal, emit), signal),
    embed: async (input, { signal }) => queue(async () => runEmbedding(await ready(), input, signal), signal),
    heartbeat: async () => ({ memoryBytes: process.memoryUsage().rss }),
  };
}

async function open(threads: number, files: AllowedFiles): Promise<Opened> {
  const started = await startLlama(threads);
  const contexts = adapterContexts(files, started.threads, mostContexts);
  const embeddings = new Map<string, EmbeddingPool>();
  const models = loadedModels(started.llama, files, mostModels, async (sha256) => {
    await contexts.drop(sha256);
    const pool = embeddings.get(sha256);
    embeddings.delete(sha256);
    if (pool !== undefined) await closeEmbedding(pool);
  });
  return { started, models, contexts, embeddings };
}

async function runLabels(
  { models, contexts, started }: Opened,
  input: Input<'score-labels'>,
  signal: AbortSignal,
): Promise<Output<'score-labels'>> {
  const model = await models.get(input.model, signal);
  const labels = firstTokens(model, input.labels);
  const prompt = promptTokens(model, input);
  const context = await contexts.get({ ...input, tokens: prompt.tokens.length }, model, signal);
  const { value, milliseconds } = await measured(context, input.model, signal, () =>
    scoreLabels(context, prompt, labels, signal),
  );
  const usage: Usage = { tokensIn: value.tokensIn, tokensOut: 0, milliseconds };
  return {
    probabilities: [...value.probabilities],
    mass: value.mass,
    usage,
    context: context.settings,
    build: started.build,
  };
}

async function runCompletion(
  { models, contexts, started }: Opened,
  input: Input<'complete'>,
  signal: AbortSignal,
  emit: (part: unknown) => void,
): Promise<Output<'complete'>> {
  const model = await models.get(input.model, signal);
  const grammar =
    input.schema === null ? null : await started.llama.createGrammarForJsonSchema(grammarSchema(input.schema));
  const prompt = promptTokens(model, { prefix: '', prompt: input.prompt });
  const tokens = prompt.tokens.length + input.maxTokens;
  const context = await contexts.get({ ...input, tokens }, model, signal);
  const { value, milliseconds } = await measured(context, input.model, signal, () =>
    complete(context, prompt, { ...input, grammar }, signal, emit),
  );
  const { tokensIn, tokensOut, text, stop } = value;
  const usage: Usage = { tokensIn, tokensOut, milliseconds };
  return { text, stop, usage, context: context.settings, build: started.build };
}

async function runEmbedding(opened: Opened, input: Input<'embed'>, signal: AbortSignal): Promise<Output<'embed'>> {
  const pool = await embeddingPool(opened, input.model, signal);
  const start = performance.now();
  try {
    const { vectors, tokensIn } = await embed(pool, input.texts, input.windowTokens, signal);
    return { vectors, usage: { tokensIn, tokensOut: 0, milliseconds: performance.now() - start } };
  } catch (error) {
    throw asModelFailure(error, signal, input.model.id);
  }
}

async function embeddingPool(opened: Opened, reference: ModelReference, signal: AbortSignal): Promise<EmbeddingPool> {
  const model = await opened.models.get(reference, signal);
  const known = opened.embeddings.get(reference.sha256);
  if (known !== undefined) return known;
  const pool = await openEmbedding(model, signal).catch((error: unknown) => {
    throw asModelFailure(error, signal, reference.id);
  });
  opened.embeddings.set(reference.sha256, pool);
  return pool;
}

/** Wall milliseconds of the work itself, waiting and loading left out. After a failure nothing of the sequence is trusted. */
async function measured<T>(
  context: AdapterContext,
  { id }: ModelReference,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<{ value: T; milliseconds: number }> {
  const start = performance.now();
  try {
    const value = await work();
    return { value, milliseconds: performance.now() - start };
  } catch (error) {
    if (!signal.aborted) context.ends = [];
    throw asModelFailure(error, signal, id);
  }
}
