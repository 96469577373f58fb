/** Puts the vector of its passage beside each example. */
import type { PolicyExample } from '../../contract/policy.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { StoredExample } from '../../ports/record-store.ts';

/** Passages per request. */
const batch = 16;

/** A passage without a known word has no direction: its vector is null. */
export async function withVectors(
  examples: readonly PolicyExample[],
  embedder: Embedder,
): Promise<readonly StoredExample[]> {
  const stored: StoredExample[] = [];
  for (let at = 0; at < examples.length; at += batch) {
    const part = examples.slice(at, at + batch);
    const vectors = await embedder.embed(part.map(({ text }) => text));
    part.forEach((example, n) => {
      const vector = vectors[n];
      const isUsable = vector?.some((value) => value !== 0) === true;
      stored.push({ example, vector: isUsable ? vector : null, model: embedder.model.sha256 });
    });
  }
  return stored;
}
