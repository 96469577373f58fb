/** Vectors of texts: unit length, one per text, in order. */
import type { LlamaEmbeddingContext, LlamaModel, Token } from 'node-llama-cpp';
import { CloisterError } from '../../contract/failure.ts';
import { embeddingContexts } from './start-llama.ts';

export interface EmbeddingPool {
  readonly model: LlamaModel;
  readonly contexts: readonly LlamaEmbeddingContext[];
}

/** One thread each: a context answers one text at a time, so two of them halve the wait where there are two cores. */
export async function openEmbedding(model: LlamaModel, signal: AbortSignal): Promise<EmbeddingPool> {
  const size = Math.min(512, model.trainContextSize);
  const options = { contextSize: size, batchSize: size, threads: 1, createSignal: signal };
  const contexts = await Promise.all(
    Array.from({ length: embeddingContexts }, () => model.createEmbeddingContext(options)),
  );
  return { model, contexts };
}

export async function closeEmbedding(pool: EmbeddingPool): Promise<void> {
  await Promise.all(pool.contexts.map((context) => context.dispose()));
}

/**
 * A text of more than `windowTokens` is embedded in windows, averaged by their length: cutting would hide its end from
 * search. A text without tokens gives the zero vector. Cancelled between two windows.
 */
export async function embed(
  { model, contexts }: EmbeddingPool,
  texts: readonly string[],
  windowTokens: number,
  signal: AbortSignal,
): Promise<{ readonly vectors: Float32Array<ArrayBuffer>[]; readonly tokensIn: number }> {
  const vectors: Float32Array<ArrayBuffer>[] = [];
  let next = 0;
  let tokensIn = 0;
  const work = async (context: LlamaEmbeddingContext): Promise<void> => {
    while (next < texts.length) {
      const at = next++;
      const tokens = model.tokenize(texts[at] ?? '', false);
      tokensIn += tokens.length;
      vectors[at] = await embedOne(context, tokens, windowTokens, signal);
    }
  };
  await Promise.all(contexts.map(work));
  return { vectors, tokensIn };
}

async function embedOne(
  context: LlamaEmbeddingContext,
  tokens: readonly Token[],
  windowTokens: number,
  signal: AbortSignal,
): Promise<Float32Array<ArrayBuffer>> {
  const sum = new Float32Array(context.model.embeddingVectorSize);
  for (let at = 0; at < tokens.length; at += windowTokens) {
    signal.throwIfAborted();
    const window = tokens.slice(at, at + windowTokens);
    const { vector } = await context.getEmbeddingFor(window); // adds the marks around the text itself
    const unit = unitVector(vector);
    for (const [index, value] of unit.entries()) sum[index] = (sum[index] ?? 0) + value * window.length;
  }
  return unitVector(sum);
}

/** The library's vectors are not of unit length. The zero vector stays zero. Fails with `model-failed` on what is not a number. */
export function unitVector(vector: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const values = Float32Array.from(vector);
  const length = Math.hypot(...values);
  if (!Number.isFinite(length)) throw new CloisterError('model-failed', { subject: 'vector is not made of numbers' });
  return length === 0 ? values : values.map((value) => value / length);
}
