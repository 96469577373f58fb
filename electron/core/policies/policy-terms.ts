/** The words of a passage as policy heads see them: counted once, read by any number of heads. */
import type { LexicalBlock } from '../../contract/head.ts';
import { lexicalTerms } from '../heads/lexical-terms.ts';
import type { SparseVector } from '../heads/score-head.ts';

/** Words and pairs of neighbouring words share this many places; every policy head has the same ones, so that one count serves them all. */
export const policyPlaces = 2 ** 15;

const block: LexicalBlock = { name: 'p', kind: 'word', region: { kind: 'all' }, from: 1, to: 2, weight: 1 };

/** Sub-linear counts scaled to unit length, places ascending. Empty for a text without a word. */
export function policyTerms(text: string): SparseVector {
  const { hashes, frequencies } = lexicalTerms(text, block);
  const counts = new Map<number, number>();
  hashes.forEach((hash, at) => {
    const place = hash % policyPlaces;
    counts.set(place, (counts.get(place) ?? 0) + (frequencies[at] ?? 0));
  });
  const places = Int32Array.from(counts.keys()).sort();
  const values = Float64Array.from(places, (place) => counts.get(place) ?? 0);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return { positions: places, values: length === 0 ? values : values.map((value) => value / length) };
}
