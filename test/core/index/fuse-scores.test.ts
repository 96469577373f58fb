import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuseScores, type Ranked } from '../../../electron/core/index/fuse-scores.ts';
import { isUnitVector } from '../../../electron/core/index/is-unit-vector.ts';

const ranking = fc.uniqueArray(
  fc.record({ id: fc.stringMatching(/^[a-h]$/u), score: fc.double({ noNaN: true, min: -10, max: 100 }) }),
  { selector: (one) => one.id, maxLength: 8 },
);

test('without words the vectors keep their order and all of the score', () => {
  const vectors = [
    { id: 'a', score: 0.1 },
    { id: 'b', score: 0.9 },
    { id: 'c', score: 0.5 },
  ];
  expect(fuseScores([], vectors)).toEqual([
    { id: 'b', score: 1 },
    { id: 'c', score: 0.5 },
    { id: 'a', score: 0 },
  ]);
});

test('an item high in both rankings is above one that leads a single ranking', () => {
  const words = [
    { id: 'a', score: 3 },
    { id: 'both', score: 2.5 },
    { id: 'last', score: 0.1 },
  ];
  const vectors = [
    { id: 'b', score: 0.9 },
    { id: 'both', score: 0.8 },
    { id: 'last', score: 0.1 },
  ];
  expect(fuseScores(words, vectors)[0]?.id).toBe('both');
});

test('a lead that is large in its own ranking counts for more than a place', () => {
  const words = [
    { id: 'rare name', score: 20 },
    { id: 'x', score: 5 },
    { id: 'y', score: 4.9 },
  ];
  const vectors = [
    { id: 'x', score: 0.52 },
    { id: 'y', score: 0.51 },
    { id: 'rare name', score: 0.5 },
  ];
  expect(fuseScores(words, vectors)[0]?.id).toBe('rare name');
});

test('every item appears once, in [0, 1], best first, whatever order the rankings arrived in', () => {
  fc.assert(
    fc.property(ranking, ranking, (words, vectors) => {
      const fused = fuseScores(words, vectors);
      expect(fused.map((one) => one.id).sort()).toEqual(
        [...new Set([...words, ...vectors].map(({ id }) => id))].sort(),
      );
      expect(fused.every((one, i) => i === 0 || fused[i - 1]!.score >= one.score)).toBe(true);
      expect(fused.every(({ score }) => score >= 0 && score <= 1 + 1e-9)).toBe(true);
      const turned = (one: readonly Ranked[]): Ranked[] => [...one].reverse();
      expect(fuseScores(turned(words), turned(vectors))).toEqual(fused);
    }),
  );
});

test('a unit vector is taken, anything else is not', () => {
  expect(isUnitVector(Float32Array.of(0.6, 0.8), 2)).toBe(true);
  for (const bad of [[0.6], [0.6, 0.8, 0], [Number.NaN, 1], [1, 1], [0, 0], [Infinity, 0], []])
    expect(isUnitVector(Float32Array.from(bad), 2)).toBe(false);
});
