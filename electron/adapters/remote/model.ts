/** The model ports over messages to the infer process. Used by the engine; no weights are opened here. */
import { z } from 'zod';
import type { Children } from '../../ports/children.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { CompletionRequest, LanguageModel } from '../../ports/language-model.ts';
import type { ModelStore } from '../../ports/model-store.ts';
import { remoteEmbedder } from './embedder.ts';
import { inferProcess, type InferNeeds, type InferProcess } from './infer-process.ts';
import { modelFiles } from './model-files.ts';
import { defaultModelLimits, type ModelLimits } from './model-limits.ts';

export interface ModelRuntimeNeeds {
  readonly children: Children;
  readonly store: ModelStore;
  /** 0 = chosen by the process: useful cores less one. */
  readonly threads: number;
  readonly limits?: Partial<ModelLimits>;
  /** Id of the embedder; default: the one that the manifest marks as default. */
  readonly embedder?: string;
  /** Called when a model was loaded and before it is used, so that the log can say so first. */
  readonly onLoad?: InferNeeds['onLoad'];
}

export interface ModelRuntime {
  readonly model: LanguageModel;
  readonly embedder: Embedder;
  /** Another embedder of the manifest, for heads that read its vectors. Fails with `model-missing` when it is not listed. */
  readonly embedderOf: (id: string) => Embedder;
  /** Ids of the models in memory. */
  readonly loaded: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Nothing is started or read until the first request. Fails with `model-missing` when the manifest has no embedder. */
export function remoteModels(needs: ModelRuntimeNeeds): ModelRuntime {
  const { children, store, threads, limits, embedder, onLoad = async () => undefined } = needs;
  const process = inferProcess({ children, threads, limits: { ...defaultModelLimits, ...limits }, onLoad });
  return {
    model: languageModel(process, store),
    embedder: remoteEmbedder(process, store, embedder),
    embedderOf: (id) => remoteEmbedder(process, store, id),
    loaded: process.loaded,
    close: process.close,
  };
}

function languageModel(process: InferProcess, store: ModelStore): LanguageModel {
  return {
    scoreLabels: async (request, signal) => {
      const { model, adapters, prefix, maxPrefixTokens, prompt, labels } = request;
      const files = await modelFiles(store, model, adapters, 'base');
      const cut = maxPrefixTokens === undefined ? {} : { maxPrefixTokens };
      const input = { model, adapters: [...adapters], prefix, ...cut, prompt, labels: [...labels] };
      return process.request(files, 'score-labels', input, { signal });
    },
    complete: async (request, signal, onText) => {
      const { model, adapters, prompt, schema, maxTokens, temperature, seed, stop } = request;
      const files = await modelFiles(store, model, adapters, 'base');
      const input = {
        ...{ model, adapters: [...adapters], prompt, maxTokens, temperature, seed, stop: [...stop] },
        schema: schema === null ? null : jsonSchema(schema),
      };
      const onEvent = (part: unknown): void => {
        if (typeof part === 'string') onText?.(part);
      };
      const result = await process.request(files, 'complete', input, { signal, onEvent });
      return { ...result, value: schema === null ? null : parsed(schema, result.text) };
    },
  };
}

/** What zod accepts as input is what the model has to write. */
function jsonSchema<T>(schema: NonNullable<CompletionRequest<T>['schema']>): z.core.util.JSONType {
  return z.json().parse(z.toJSONSchema(schema, { io: 'input' }));
}

/** The grammar keeps the shape only; bounds, patterns and whole numbers are checked here. Text that was cut off is not a value. */
function parsed<T>(schema: NonNullable<CompletionRequest<T>['schema']>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // cut off by the token limit; `stop` says so
  }
}
