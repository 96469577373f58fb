/**
 * A language model asked in its own chat format, in this process: for measuring untuned models at their best. The product
 * never lets text become control tokens; here the template is ours, and only the item's text is kept from becoming one.
 */
import type { LlamaModel, Token } from 'node-llama-cpp';
import { adapterContexts, type AdapterContext } from '../../../electron/adapters/llama/adapter-contexts.ts';
import { allowedFiles, type AllowedFile } from '../../../electron/adapters/llama/allowed-files.ts';
import { complete } from '../../../electron/adapters/llama/complete.ts';
import { loadedModels } from '../../../electron/adapters/llama/loaded-models.ts';
import { prefill } from '../../../electron/adapters/llama/prefill.ts';
import type { PromptTokens } from '../../../electron/adapters/llama/prompt-tokens.ts';
import { firstTokens, scoreLabels } from '../../../electron/adapters/llama/score-labels.ts';
import { startLlama } from '../../../electron/adapters/llama/start-llama.ts';
import type { ModelReference } from '../../../electron/contract/run.ts';

export type ModelFile = AllowedFile & ModelReference;

export interface ChatQuestion {
  /** What all items of a task have in common: read once and kept. */
  readonly shared: string;
  readonly own: string;
  /** How the answer begins; the model goes on from there. */
  readonly begin: string;
}

export interface ChatModel {
  readonly file: ModelFile;
  /** Probabilities of the words as the next thing to say, in order; the words' first tokens must differ. */
  readonly scoreWords: (question: ChatQuestion, words: readonly string[]) => Promise<readonly number[]>;
  /** The most likely text, at most `maxTokens` of it, up to the first empty line. */
  readonly write: (question: ChatQuestion, maxTokens: number) => Promise<string>;
  /** `steps` sampled tokens (fewer where the model ends), each with the log-probabilities of the likeliest ones in the distribution it was drawn from. */
  readonly sample: (question: ChatQuestion, options: SampleOptions) => Promise<Sample>;
  readonly close: () => Promise<void>;
}

export interface SampleOptions {
  readonly steps: number;
  readonly temperature: number;
  readonly seed: number;
  /** How many of the likeliest tokens. */
  readonly top: number;
}

export interface Sample {
  readonly text: string;
  readonly steps: readonly (readonly number[])[];
}

const signal = new AbortController().signal;

/** One thread, so that a figure does not depend on how many cores are free. Both models here speak ChatML. */
export async function openChatModel(file: ModelFile): Promise<ChatModel> {
  const started = await startLlama(1);
  const files = allowedFiles();
  files.allow([file]);
  const contexts = adapterContexts(files, started.threads, 1);
  const models = loadedModels(started.llama, files, 1, contexts.drop);
  const model = await models.get(file, signal);
  const contextFor = (tokens: number): Promise<AdapterContext> =>
    contexts.get({ model: file, adapters: [], tokens }, model, signal);
  return {
    file,
    scoreWords: async (question, words) => {
      const prompt = chatTokens(model, question);
      const context = await contextFor(prompt.tokens.length);
      return (await scoreLabels(context, prompt, firstTokens(model, words), signal)).probabilities;
    },
    write: async (question, maxTokens) => {
      const prompt = chatTokens(model, question);
      const context = await contextFor(prompt.tokens.length + maxTokens);
      const settings = { grammar: null, maxTokens, stop: ['\n\n'], temperature: 0, seed: 0 };
      return (await complete(context, prompt, settings, signal, () => undefined)).text;
    },
    sample: async (question, options) => {
      const prompt = chatTokens(model, question);
      return sampleTokens(await contextFor(prompt.tokens.length + options.steps), prompt, options);
    },
    close: async () => {
      await models.clear();
      await started.llama.dispose();
    },
  };
}

async function sampleTokens(
  context: AdapterContext,
  prompt: PromptTokens,
  { steps: most, temperature, seed, top }: SampleOptions,
): Promise<Sample> {
  const { sequence, model } = context;
  // Without topK and topP, else the list of rivals is cut short where one token stands out.
  const options = { temperature, seed, topK: 0, topP: 1 };
  const choose = { options, token: true, totalLogitWeight: true } as const;
  const logits = { filter: { tokens: [], includeTop: top } };
  let pending = [...(await prefill(context, prompt, signal)).rest];
  const written: Token[] = [];
  const steps: number[][] = [];
  while (steps.length < most) {
    const last = pending.at(-1) ?? prompt.last;
    const made = await sequence.controlledEvaluate([
      ...pending.slice(0, -1),
      [last, { generateNext: { ...choose, logits } }],
    ]);
    const next = made.at(-1)?.next;
    if (next?.token == null || next.logits === undefined || next.totalLogitWeight === undefined) break;
    const scores = [...next.logits.values()].sort((left, right) => right - left).slice(0, top);
    const whole = (scores[0] ?? 0) + Math.log(next.totalLogitWeight);
    if (model.isEogToken(next.token)) break;
    steps.push(scores.map((score) => score - whole));
    written.push(next.token);
    pending = [next.token];
  }
  return { text: model.detokenize(written), steps };
}

function chatTokens(model: LlamaModel, { shared, own, begin }: ChatQuestion): PromptTokens {
  const control = (text: string): Token[] => model.tokenize(text, true);
  const plain = (text: string): Token[] => model.tokenize(text, false);
  const system = '<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n';
  const kept = [...control(system), ...plain(shared)];
  const tokens = [...kept, ...plain(own), ...control('<|im_end|>\n<|im_start|>assistant\n'), ...plain(begin)];
  const last = tokens.at(-1);
  if (last === undefined) throw new Error('a question has tokens');
  return { tokens, last, prefixEnd: kept.length };
}
