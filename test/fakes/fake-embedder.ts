/** An embedder without weights: hashed bags of words. Equal words make near vectors, empty text makes the zero vector. */
import { createHash } from 'node:crypto';
import { CloisterError } from '../../electron/contract/failure.ts';
import { Sha256 } from '../../electron/contract/ids.ts';
import type { Embedder } from '../../electron/ports/embedder.ts';

/** Deterministic unit vectors of `dimensions` numbers. */
export function fakeEmbedder(dimensions = 384): Embedder {
  return {
    model: { id: 'fake-embedder', sha256: Sha256.parse('0'.repeat(64)) },
    dimensions,
    embed: async (texts, signal) => {
      if (signal?.aborted === true) throw new CloisterError('cancelled');
      return texts.map((text) => unit(bagOfWords(text, dimensions)));
    },
  };
}

function bagOfWords(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const digest = createHash('sha256').update(word).digest();
    const at = digest.readUInt32LE(0) % dimensions;
    vector[at] = (vector[at] ?? 0) + (digest.readUInt8(4) % 2 === 0 ? 1 : -1);
  }
  return vector;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
