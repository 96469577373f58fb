/** Evaluates a prompt in slices: it can be cancelled between two, and what was evaluated before is kept. */
import type { Token } from 'node-llama-cpp';
import type { AdapterContext } from './adapter-contexts.ts';
import type { PromptTokens } from './prompt-tokens.ts';

/** Tokens per slice. A cancel waits for one slice at most; a whole long prompt cannot be stopped (13 s for 1,200 tokens, measured). */
export const sliceTokens = 64;

export interface Prefilled {
  /** The last slice, one token or more: the caller evaluates it together with what it asks about the next token. */
  readonly rest: readonly Token[];
  /** Prompt tokens that have to be evaluated for this prompt, `rest` included. */
  readonly tokensIn: number;
}

/**
 * Brings the sequence to all slices of the prompt but the last one.
 *
 * Earlier work is kept only as far as it was evaluated in the same slices: sums of floating-point numbers depend on the
 * slices, and an answer must not depend on what was asked before it.
 */
export async function prefill(context: AdapterContext, prompt: PromptTokens, signal: AbortSignal): Promise<Prefilled> {
  const { sequence } = context;
  const { tokens } = prompt;
  const ends = sliceEnds(tokens.length, prompt.prefixEnd);
  const same = sequence.compareContextTokens([...tokens]).firstDifferentIndex;
  const kept = keptEnds(ends, context.ends, same);
  const start = kept.at(-1) ?? 0;
  context.ends = kept;
  await sequence.eraseContextTokenRanges([{ start, end: sequence.nextTokenIndex }]);
  let from = start;
  for (const end of ends.slice(kept.length)) {
    signal.throwIfAborted();
    await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(from, end));
    context.ends = [...context.ends, end];
    from = end;
  }
  signal.throwIfAborted();
  return { rest: tokens.slice(from), tokensIn: tokens.length - start };
}

/** Ends of all slices of `length` tokens but the last: every 64 tokens, and where the prefix ends so that it can be kept whole. */
export function sliceEnds(length: number, prefixEnd: number): number[] {
  const ends = new Set<number>();
  for (let end = sliceTokens; end < length; end += sliceTokens) ends.add(end);
  if (prefixEnd > 0 && prefixEnd < length) ends.add(prefixEnd);
  return [...ends].sort((a, b) => a - b);
}

/** The ends that both have in common from the start, as far as the tokens are the same. */
export function keptEnds(wanted: readonly number[], have: readonly number[], sameTokens: number): number[] {
  const kept: number[] = [];
  for (const [index, end] of wanted.entries()) {
    if (end !== have[index] || end > sameTokens) break;
    kept.push(end);
  }
  return kept;
}
