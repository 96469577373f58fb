/** Evaluates a prompt in slices: it can be cancelled between two, and what was evaluated before is kept. */
import type { AdapterContext } from './adapter-contexts.ts';
import type { PromptTokens } from './prompt-tokens.ts';

/** Tokens per slice. A cancel waits for one slice at most; a whole long prompt cannot be stopped (13 s for 1,200 tokens, measured). */
export const sliceTokens = 64;

/**
 * Brings the sequence to all tokens of the prompt but the last one. Returns how many had to be evaluated.
 *
 * Earlier work is kept only as far as it was evaluated in the same slices: sums of floating-point numbers depend on the
 * slices, and an answer must not depend on what was asked before it.
 */
export async function prefill(context: AdapterContext, prompt: PromptTokens, signal: AbortSignal): Promise<number> {
  const { sequence } = context;
  const { tokens } = prompt;
  const ends = sliceEnds(tokens.length - 1, prompt.prefixEnd);
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
  return tokens.length - start;
}

/** Ends of slices for `length` tokens: every 64 tokens, and where the prefix ends so that it can be kept whole. */
export function sliceEnds(length: number, prefixEnd: number): number[] {
  const ends = new Set<number>();
  for (let end = sliceTokens; end < length; end += sliceTokens) ends.add(end);
  if (prefixEnd > 0 && prefixEnd < length) ends.add(prefixEnd);
  if (length > 0) ends.add(length);
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
