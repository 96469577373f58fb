import type { z } from 'zod';
import type { AdapterReference, ContextSettings, ModelReference, StopReason, Usage } from '../contract/run.ts';

export interface LabelRequest {
  readonly model: ModelReference;
  readonly adapters: readonly AdapterReference[];
  /** Kept in the context between calls with the same beginning: put the passage here and the question in `prompt`. */
  readonly prefix: string;
  /** The prefix is cut to this many tokens (adapters were trained on cut texts); absent = whole. */
  readonly maxPrefixTokens?: number | undefined;
  readonly prompt: string;
  /** First tokens must differ; the model refuses otherwise. */
  readonly labels: readonly string[];
}

export interface LabelResult {
  /** In the order of `labels`; they sum to 1. */
  readonly probabilities: readonly number[];
  /** Share of the whole vocabulary that the labels took. Low = the model wanted no label: abstain. */
  readonly mass: number;
  readonly usage: Usage;
  readonly context: ContextSettings;
  readonly build: string;
}

export interface CompletionRequest<T> {
  readonly model: ModelReference;
  readonly adapters: readonly AdapterReference[];
  readonly prompt: string;
  /** With a schema the text is constrained by its grammar and parsed by it afterwards. */
  readonly schema: z.ZodType<T> | null;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed: number;
  /** Ignored with a schema: its grammar alone says where the text ends. */
  readonly stop: readonly string[];
}

export interface Completion<T> {
  readonly text: string;
  /** Null when there was no schema or the text did not satisfy it. */
  readonly value: T | null;
  readonly stop: StopReason;
  readonly usage: Usage;
  readonly context: ContextSettings;
  readonly build: string;
}

/** The model runtime behind one port. Loads by manifest only. Fails with `model-missing`, `model-altered`, `model-failed`, `cancelled`. */
export interface LanguageModel {
  readonly scoreLabels: (request: LabelRequest, signal?: AbortSignal) => Promise<LabelResult>;
  readonly complete: <T>(
    request: CompletionRequest<T>,
    signal?: AbortSignal,
    onText?: (part: string) => void,
  ) => Promise<Completion<T>>;
}
