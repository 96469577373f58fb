import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marginals, viterbi, type Lattice } from '../../../electron/core/taggers/lattice.ts';

const weight = fc.double({ min: -8, max: 8, noNaN: true });
const lattices = fc
  .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 5 }))
  .chain(([labels, length]) =>
    fc.record({
      labels: fc.constant(labels),
      scores: fc.array(weight, { minLength: labels * length, maxLength: labels * length }),
      transitions: fc.array(weight, { minLength: labels ** 2, maxLength: labels ** 2 }),
    }),
  )
  .map(({ labels, scores, transitions }): Lattice => ({
    labels,
    scores: Float64Array.from(scores),
    transitions: Float64Array.from(transitions),
  }));

/** Every path with its score: only possible for short sequences, which is the point. */
function allPaths({ scores, labels, transitions }: Lattice): { path: number[]; score: number }[] {
  const length = scores.length / labels;
  return Array.from({ length: labels ** length }, (_, code) => {
    const path = Array.from({ length }, (__, at) => Math.floor(code / labels ** at) % labels);
    const score = path.reduce((sum, label, at) => {
      const before = path[at - 1];
      const move = before === undefined ? 0 : (transitions[before * labels + label] ?? 0);
      return sum + move + (scores[at * labels + label] ?? 0);
    }, 0);
    return { path, score };
  });
}

describe('the lattice', () => {
  test('finds a best path', () => {
    fc.assert(
      fc.property(lattices, (lattice) => {
        const paths = allPaths(lattice);
        const best = Math.max(...paths.map(({ score }) => score));
        const chosen = viterbi(lattice).join();
        expect(paths.find(({ path }) => path.join() === chosen)?.score).toBeCloseTo(best, 9);
      }),
    );
  });

  test('gives the share of each label over all paths', () => {
    fc.assert(
      fc.property(lattices, (lattice) => {
        const paths = allPaths(lattice).map(({ path, score }) => ({ path, power: Math.exp(score) }));
        const total = paths.reduce((sum, { power }) => sum + power, 0);
        marginals(lattice).forEach((chance, cell) => {
          const at = Math.floor(cell / lattice.labels);
          const through = paths.filter(({ path }) => path[at] === cell % lattice.labels);
          expect(chance).toBeCloseTo(through.reduce((sum, { power }) => sum + power, 0) / total, 8);
        });
      }),
    );
  });

  test('stays finite over a very long sequence', () => {
    const scores = Float64Array.from({ length: 40_000 }, (_, at) => (at % 7) * 3 - 9);
    const chances = marginals({ scores, labels: 2, transitions: Float64Array.from([5, -5, -5, 5]) });
    expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
  });

  test('of an empty sequence is empty', () => {
    const empty: Lattice = { scores: new Float64Array(), labels: 3, transitions: new Float64Array(9) };
    expect(viterbi(empty)).toEqual([]);
    expect(marginals(empty)).toHaveLength(0);
  });
});
