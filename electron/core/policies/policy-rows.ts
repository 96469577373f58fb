/** Passages as rows of numbers to learn from: the vector of meaning first, then the words, rare ones counting more. */
import type { LogisticFit } from './fit-logistic.ts';
import type { SparseVector } from '../heads/score-head.ts';
import { policyPlaces } from './policy-terms.ts';
import type { PolicyReading } from './score-policies.ts';

/** How much the two parts count beside each other, chosen on training contracts (CUAD train). */
const vectorWeight = 0.3;
const wordsWeight = 1;
/** The usual inverse document frequency of the words of a passage: brings their part to about unit length. */
const usualFrequency = 5;

/** Turns readings into rows, and a fit over rows into weights over readings. */
export interface PolicyRows {
  readonly size: number;
  readonly rowOf: (reading: PolicyReading) => SparseVector;
  readonly weightsOf: (fit: LogisticFit) => { readonly vector: Float32Array; readonly words: Float32Array };
}

/** `readings` say how rare each word is. */
export function policyRows(readings: readonly PolicyReading[], dimensions: number): PolicyRows {
  const rarity = rarityOf(readings);
  return {
    size: dimensions + policyPlaces,
    rowOf: ({ vector, words }) => {
      const near = vector === null ? [] : Array.from(vector, (value) => value * vectorWeight);
      return {
        positions: Int32Array.from([...near.keys(), ...Array.from(words.positions, (place) => dimensions + place)]),
        values: Float64Array.from([
          ...near,
          ...Array.from(words.values, (value, at) => value * (rarity[words.positions[at] ?? 0] ?? 0)),
        ]),
      };
    },
    weightsOf: ({ weights }) => ({
      vector: Float32Array.from(weights.subarray(0, dimensions), (weight) => weight * vectorWeight),
      words: Float32Array.from(weights.subarray(dimensions), (weight, place) => weight * (rarity[place] ?? 0)),
    }),
  };
}

function rarityOf(readings: readonly PolicyReading[]): Float64Array {
  const found = new Float64Array(policyPlaces);
  for (const { words } of readings) for (const place of words.positions) found[place] = (found[place] ?? 0) + 1;
  const scale = wordsWeight / usualFrequency;
  return found.map((count) => scale * (Math.log((1 + readings.length) / (1 + count)) + 1));
}
