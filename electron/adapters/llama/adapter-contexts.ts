/**
 * One context per set of adapters, each with one sequence. There is no swapping of adapters on a live context: what it had
 * evaluated under another adapter would stay in it and the output would fit neither (measured).
 */
import type { LlamaContext, LlamaContextSequence, LlamaModel } from 'node-llama-cpp';
import { CloisterError } from '../../contract/failure.ts';
import type { AdapterReference, ContextSettings, ModelReference } from '../../contract/run.ts';
import type { AllowedFiles } from './allowed-files.ts';
import { asModelFailure } from './model-failure.ts';

export interface AdapterContext {
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly settings: ContextSettings;
  /** Ends of the slices in which the tokens of `sequence` were evaluated; see `prefill.ts`. */
  ends: readonly number[];
}

export interface ContextRequest {
  readonly model: ModelReference;
  readonly adapters: readonly AdapterReference[];
  /** Prompt and answer together. */
  readonly tokens: number;
}

export interface AdapterContexts {
  /** Fails with `invalid` when the model cannot hold so many tokens, `model-failed` when an adapter does not fit it. */
  readonly get: (request: ContextRequest, model: LlamaModel, signal: AbortSignal) => Promise<AdapterContext>;
  /** Gives up the contexts of one model. */
  readonly drop: (modelSha256: string) => Promise<void>;
}

const batch = 512;
const smallestSize = 1024;
const largestSize = 8192;

/** Keeps at most `most` contexts; the least recently used one goes first. */
export function adapterContexts(files: AllowedFiles, threads: number, most: number): AdapterContexts {
  const contexts = new Map<string, AdapterContext & { readonly context: LlamaContext }>();

  async function remove(key: string): Promise<void> {
    const found = contexts.get(key);
    contexts.delete(key);
    await found?.context.dispose();
  }

  return {
    get: async (request, model, signal) => {
      const key = keyOf(request);
      const size = sizeFor(request.tokens, model.trainContextSize);
      const known = contexts.get(key);
      if (known !== undefined && known.settings.size >= size) {
        contexts.delete(key);
        contexts.set(key, known); // now the most recent one
        return known;
      }
      await remove(key);
      for (const old of [...contexts.keys()].slice(0, Math.max(0, contexts.size - most + 1))) await remove(old);
      const made = await create(request, model, { size, threads }, files, signal);
      contexts.set(key, made);
      return made;
    },
    drop: async (modelSha256) => {
      for (const key of [...contexts.keys()]) if (key.startsWith(modelSha256)) await remove(key);
    },
  };
}

function keyOf({ model, adapters }: ContextRequest): string {
  return [model.sha256, ...adapters.map((one) => `${one.sha256}@${one.scale}`)].join('+');
}

/** The next power of two that holds `tokens`, so that requests of near sizes share a context. */
export function sizeFor(tokens: number, trained: number): number {
  const most = Math.min(trained, largestSize);
  if (tokens > most) throw new CloisterError('invalid', { subject: `prompt of ${tokens} tokens, ${most} fit` });
  let size = smallestSize;
  while (size < tokens) size *= 2;
  return Math.min(size, most);
}

async function create(
  request: ContextRequest,
  model: LlamaModel,
  { size, threads }: { size: number; threads: number },
  files: AllowedFiles,
  signal: AbortSignal,
): Promise<AdapterContext & { context: LlamaContext }> {
  const adapters = await Promise.all(
    request.adapters.map(async (one) => ({ filePath: await files.check(one), scale: one.scale })),
  );
  try {
    const context = await model.createContext({
      contextSize: size,
      batchSize: Math.min(batch, size),
      sequences: 1,
      threads: { ideal: threads, min: threads },
      swaFullCache: true, // else a model with a sliding window forgets the prefix that we want to keep
      createSignal: signal,
      ...(adapters.length === 0 ? {} : { lora: { adapters } }),
    });
    const settings = { size, sequences: 1, threads, batch: Math.min(batch, size) };
    return { context, model, sequence: context.getSequence(), settings, ends: [] };
  } catch (error) {
    throw asModelFailure(error, signal, request.adapters.at(-1)?.id ?? request.model.id);
  }
}
