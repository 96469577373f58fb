/** One-pass label scoring: reads the prompt once and looks at the scores of the labels' first tokens. Nothing is generated. */
import type { LlamaModel, Token } from 'node-llama-cpp';
import { CloisterError } from '../../contract/failure.ts';
import type { AdapterContext } from './adapter-contexts.ts';
import { labelProbabilities } from './label-probabilities.ts';
import { prefill } from './prefill.ts';
import type { PromptTokens } from './prompt-tokens.ts';

export interface LabelScores {
  readonly probabilities: readonly number[];
  readonly mass: number;
  /** Prompt tokens that were really evaluated. */
  readonly tokensIn: number;
}

/** First tokens of the labels. Fails with `invalid` when two labels begin with the same token: they could not be told apart. */
export function firstTokens(model: LlamaModel, labels: readonly string[]): Token[] {
  const tokens = labels.map((label) => {
    const [first] = model.tokenize(label, false);
    if (first === undefined) throw new CloisterError('invalid', { subject: `label without tokens: ${label}` });
    return first;
  });
  if (new Set(tokens).size < tokens.length)
    throw new CloisterError('invalid', { subject: `labels share a first token: ${shared(labels, tokens)}` });
  return tokens;
}

function shared(labels: readonly string[], tokens: readonly Token[]): string {
  const twice = labels.filter((_, at) => tokens.some((token, other) => other !== at && token === tokens[at]));
  return twice.join(', ').slice(0, 200);
}

export async function scoreLabels(
  context: AdapterContext,
  prompt: PromptTokens,
  labels: readonly Token[],
  signal: AbortSignal,
): Promise<LabelScores> {
  const { rest, tokensIn } = await prefill(context, prompt, signal);
  // At temperature 0 the selected token is the largest one; `includeMax` does nothing for a token that is not listed.
  const filter = { tokens: labels, includeSelected: true };
  const options = { temperature: 0 };
  const steps = await context.sequence.controlledEvaluate([
    ...rest.slice(0, -1),
    [prompt.last, { generateNext: { logits: { filter }, totalLogitWeight: true, options } }],
  ]);
  const { logits: scores, totalLogitWeight: total } = steps.at(-1)?.next ?? {};
  if (scores === undefined || total === undefined) throw new CloisterError('model-failed', { subject: 'no scores' });
  const logits = labels.map((token) => scores.get(token) ?? Number.NaN);
  const result = labelProbabilities(logits, Math.max(...scores.values()), total);
  if (![...result.probabilities, result.mass].every(Number.isFinite))
    throw new CloisterError('model-failed', { subject: 'scores are not numbers' });
  return { ...result, tokensIn };
}
