/** What can be measured between a text and each of some names given at run time. The recipe has the same rule (models/recipes/label_space.py). */
import { dotProduct } from '../index/dot-product.ts';
import { rawScores, termsOf } from '../heads/score-head.ts';
import { nameStems, textStems } from './name-stems.ts';
import type { LabelSpace } from './open-label-space.ts';
import type { Signals } from './score-signals.ts';

/** A name with the embedder's vector of it. */
export interface NamedVector {
  readonly label: string;
  readonly vector: Float32Array;
}

/** A name's words count as early among the text's first 25, and as often at three. */
const early = 25;
const often = 3;
/** How sharply the nearest name stands out. */
const sharpness = 8;

/** One set of signals per name, in order. `vector`: the embedder's vector of the text. */
export function labelSignals(
  space: LabelSpace,
  text: string,
  vector: Float32Array,
  names: readonly NamedVector[],
): readonly Signals[] {
  const place = unit(rawScores(space.ways, termsOf(text)).scores);
  const places = names.map((name) => placeOf(space, name.vector));
  const near = places.map((one) => dotProduct(one, place));
  const nearest = Math.max(...near);
  const words = wordsOf(text);
  return names.map(({ label, vector: named }, at) => {
    const distance = near[at] ?? 0;
    const cosine = dotProduct(named, vector);
    const known = knownness(space, places[at] ?? new Float64Array());
    const shared = sharedWords(label, words);
    const unknown = 1 - known;
    return {
      near: distance,
      cosine,
      ...shared,
      known,
      nearUnknown: distance * unknown,
      cosineUnknown: cosine * unknown,
      sharedUnknown: shared.shared * unknown,
      gap: distance - nearest,
      peak: Math.exp(sharpness * (distance - nearest)),
    };
  });
}

/** Whether the space knows any word of the text: without one, names are chosen by their own sound alone. */
export function knowsWords(space: LabelSpace, text: string): boolean {
  return rawScores(space.ways, termsOf(text)).known > 0;
}

interface TextWords {
  readonly counts: ReadonlyMap<string, number>;
  readonly early: ReadonlySet<string>;
}

function wordsOf(text: string): TextWords {
  const stems = textStems(text);
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return { counts, early: new Set(stems.slice(0, early)) };
}

function sharedWords(
  label: string,
  words: TextWords,
): { shared: number; sharedEarly: number; sharedOften: number; sharedAll: number } {
  const wanted = nameStems(label);
  if (wanted.length === 0) return { shared: 0, sharedEarly: 0, sharedOften: 0, sharedAll: 0 };
  const shared = wanted.filter((stem) => words.counts.has(stem)).length / wanted.length;
  const sharedEarly = wanted.filter((stem) => words.early.has(stem)).length / wanted.length;
  const times = wanted.reduce((sum, stem) => sum + Math.min(often, words.counts.get(stem) ?? 0), 0);
  return { shared, sharedEarly, sharedOften: times / often / wanted.length, sharedAll: Number(shared === 1) };
}

/** Where a name stands: its vector on the axes, scaled to unit length. */
function placeOf({ mean, axes }: LabelSpace, vector: Float32Array): Float64Array {
  const moved = vector.map((value, at) => value - (mean[at] ?? 0));
  return unit(Float64Array.from(axes, (axis) => dotProduct(axis, moved)));
}

/** Cosine to the nearest trained name; 0 for one far from all. */
function knownness({ trained }: LabelSpace, place: Float64Array): number {
  return trained.reduce((best, row) => Math.max(best, dotProduct(row, place) / Math.sqrt(dotProduct(row, row))), 0);
}

function unit(numbers: Float64Array): Float64Array {
  const length = Math.sqrt(dotProduct(numbers, numbers));
  return length === 0 ? numbers : numbers.map((value) => value / length);
}
