/** Completion: reads the prompt, then writes until the model, a stop text, the grammar or the limit ends it. */
import type { LlamaGrammar, Token } from 'node-llama-cpp';
import type { StopReason } from '../../contract/run.ts';
import type { AdapterContext } from './adapter-contexts.ts';
import { lookedUpTokens, sampledTokens, type Sampling } from './generate-tokens.ts';
import { prefill } from './prefill.ts';
import type { PromptTokens } from './prompt-tokens.ts';
import { textStream } from './text-stream.ts';
import { tokenText } from './token-text.ts';

export interface CompletionSettings extends Sampling {
  readonly grammar: LlamaGrammar | null;
  readonly maxTokens: number;
  /** Not looked for under a grammar: the grammar alone says where its text ends. */
  readonly stop: readonly string[];
}

export interface Completed {
  readonly text: string;
  readonly stop: StopReason;
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** A grammar ends with four line feeds, which are not part of the text. */
const grammarEnd = '\n\n\n\n';

export async function complete(
  context: AdapterContext,
  prompt: PromptTokens,
  settings: CompletionSettings,
  signal: AbortSignal,
  onText: (part: string) => void,
): Promise<Completed> {
  const { rest, tokensIn } = await prefill(context, prompt, signal);
  const { grammar } = settings;
  const stream = textStream(grammar === null ? settings.stop : [grammarEnd]);
  const toText = tokenText(context.model);
  const show = pacedText(onText);
  let tokensOut = 0;
  let stop: StopReason = 'end';
  for await (const token of tokenSource(context, prompt, rest, settings)) {
    signal.throwIfAborted();
    tokensOut++;
    show.add(stream.push(toText(token)));
    if (stream.stopped()) stop = grammar === null ? 'stop-text' : 'end';
    else if (grammar !== null && isWholeJson(stream.text())) stop = 'end';
    else if (tokensOut >= settings.maxTokens) stop = 'length';
    else continue;
    break;
  }
  show.add(stream.end());
  show.end();
  return { text: grammar === null ? stream.text() : stream.text().trim(), stop, tokensIn, tokensOut };
}

/** Guessing needs a greedy choice and no grammar. */
function tokenSource(
  context: AdapterContext,
  prompt: PromptTokens,
  rest: readonly Token[],
  { grammar, temperature, seed }: CompletionSettings,
): AsyncGenerator<Token> {
  if (grammar === null && temperature === 0) return lookedUpTokens(context, prompt, rest);
  return sampledTokens(context, rest, { temperature, seed }, grammar);
}

/** Nobody reads faster, and a message for every token costs a sixth of the speed. */
const betweenTexts = 50;

/** Text is handed on at once when none was for a while, else gathered. */
function pacedText(onText: (part: string) => void): { readonly add: (part: string) => void; readonly end: () => void } {
  let waiting = '';
  let last = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    if (waiting === '') return;
    onText(waiting);
    waiting = '';
    last = performance.now();
  };
  return {
    add: (part) => {
      waiting += part;
      if (performance.now() - last >= betweenTexts) flush();
    },
    end: flush,
  };
}

/** True when the outermost object has been closed: what the grammar still allows after it is white space. */
function isWholeJson(text: string): boolean {
  if (!/\}\s*$/u.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // not closed yet
  }
}
