import type { LlamaModel, Token } from 'node-llama-cpp';
import { CloisterError } from '../../contract/failure.ts';

export interface PromptTokens {
  readonly tokens: readonly Token[];
  readonly last: Token;
  /** Where the part ends that is worth keeping between calls; 0 = nowhere. */
  readonly prefixEnd: number;
}

/**
 * Tokens of `prefix` (cut to `maxPrefixTokens`) followed by those of `prompt`; the two are tokenised apart, as in training.
 * The text is data: words that look like control tokens stay words. A beginning-of-text token is put first only where the
 * model asks for it; that a model has one is no reason.
 */
export function promptTokens(
  model: LlamaModel,
  { prefix, maxPrefixTokens, prompt }: { prefix: string; maxPrefixTokens?: number | undefined; prompt: string },
): PromptTokens {
  const { bos, shouldPrependBosToken } = model.tokens;
  const first = bos !== null && shouldPrependBosToken ? [bos] : [];
  const kept = [...first, ...model.tokenize(prefix, false).slice(0, maxPrefixTokens)];
  const tokens = [...kept, ...model.tokenize(prompt, false)];
  const last = tokens.at(-1);
  if (last === undefined) throw new CloisterError('invalid', { subject: 'empty prompt' });
  return { tokens, last, prefixEnd: prefix === '' ? 0 : kept.length };
}
