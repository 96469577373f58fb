/** Sources of tokens for a completion: each takes the last slice of the prompt and yields until the model ends. The caller stops earlier. */
import { LlamaGrammarEvaluationState, type LlamaGrammar, type Token } from 'node-llama-cpp';
import type { AdapterContext } from './adapter-contexts.ts';
import type { PromptTokens } from './prompt-tokens.ts';
import { lookup, nextLength } from './prompt-lookup.ts';

export interface Sampling {
  readonly temperature: number;
  readonly seed: number;
}

/** One token a step; with a grammar only tokens that it allows. */
export async function* sampledTokens(
  { sequence, model }: AdapterContext,
  rest: readonly Token[],
  { temperature, seed }: Sampling,
  grammar: LlamaGrammar | null,
): AsyncGenerator<Token> {
  const state = grammar === null ? {} : { grammarEvaluationState: new LlamaGrammarEvaluationState({ model, grammar }) };
  yield* sequence.evaluate([...rest], { temperature, seed, topK: 0, topP: 1, ...state });
}

/**
 * Greedy decoding that guesses: where the last tokens stood before in the prompt, what followed them there is checked in
 * one step. 2.4 times as fast on quotations (measured); the library's own predictor accepts only one token a step.
 */
export async function* lookedUpTokens(
  { sequence, model }: AdapterContext,
  prompt: PromptTokens,
  rest: readonly Token[],
): AsyncGenerator<Token> {
  const history = [...prompt.tokens];
  let pending: readonly Token[] = rest;
  let length = 2;
  for (;;) {
    const guess = lookup(history, length);
    const base = sequence.nextTokenIndex + pending.length;
    const made = await nextTokens(sequence, pending, guess);
    const right = agreeing(guess, made);
    if (right < guess.length)
      await sequence.eraseContextTokenRanges([{ start: base + right, end: sequence.nextTokenIndex }]);
    for (const token of made.slice(0, right + 1)) {
      if (token === null || model.isEogToken(token)) return;
      history.push(token);
      pending = [token];
      yield token;
    }
    length = nextLength(length, guess.length, right);
  }
}

/** The model's own choice after `pending` and after each token of the guess, in one step. */
async function nextTokens(
  sequence: AdapterContext['sequence'],
  pending: readonly Token[],
  guess: readonly Token[],
): Promise<(Token | null)[]> {
  const choose = { generateNext: { token: true, options: { temperature: 0 } } };
  const asked = [...pending.slice(-1), ...guess].map((token): [Token, typeof choose] => [token, choose]);
  const steps = await sequence.controlledEvaluate([...pending.slice(0, -1), ...asked]);
  return steps.slice(pending.length - 1).map((step) => step?.next.token ?? null);
}

function agreeing(guess: readonly Token[], made: readonly (Token | null)[]): number {
  let count = 0;
  while (count < guess.length && made[count] === guess[count]) count++;
  return count;
}
