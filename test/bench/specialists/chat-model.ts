/**
 * A language model asked in its own chat format, in this process: for measuring untuned models at their best. The product
 * never lets text become control tokens; here the template is ours, and only the item's text is kept from becoming one.
 */
import type { LlamaModel, Token } from 'node-llama-cpp';
import { adapterContexts, type AdapterContext } from '../../../electron/adapters/llama/adapter-contexts.ts';
import { allowedFiles, type AllowedFile } from '../../../electron/adapters/llama/allowed-files.ts';
import { complete } from '../../../electron/adapters/llama/complete.ts';
import { loadedModels } from '../../../electron/adapters/llama/loaded-models.ts';
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
  readonly close: () => Promise<void>;
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
    close: async () => {
      await models.clear();
      await started.llama.dispose();
    },
  };
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
