import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuseRanks, type Ranked } from '../../../electron/core/index/fuse-ranks.ts';
import { isUnitVector } from '../../../electron/core/index/is-unit-vector.ts';

const ranking = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-h]$/u), score: fc.double({ noNaN: true }) }), {
  selector: (one) => one.id,
  maxLength: 8,
});

test('one ranking keeps its order', () => {
  const fused = fuseRanks([
    [
      { id: 'a', score: 1 },
      { id: 'b', score: 9 },
      { id: 'c', score: 4 },
    ],
  ]);
  expect(fused.map((one) => one.id)).toEqual(['b', 'c', 'a']);
  expect(fused[0]?.score).toBe(1 / 61);
});

test('an item in both rankings is above one that leads a single ranking', () => {
  const words = [
    { id: 'a', score: 3 },
    { id: 'both', score: 2 },
  ];
  const vectors = [
    { id: 'b', score: 0.9 },
    { id: 'both', score: 0.8 },
  ];
  expect(fuseRanks([words, vectors])[0]).toEqual({ id: 'both', score: 2 / 62 });
});

test('every item appears once, best first, whatever order the rankings arrived in', () => {
  fc.assert(
    fc.property(fc.array(ranking, { maxLength: 4 }), (rankings) => {
      const fused = fuseRanks(rankings);
      expect(fused.map((one) => one.id).sort()).toEqual([...new Set(rankings.flat().map((one) => one.id))].sort());
      expect(fused.every((one, i) => i === 0 || fused[i - 1]!.score >= one.score)).toBe(true);
      const shuffled: Ranked[][] = rankings.map((one) => [...one].reverse()).reverse();
      const again = new Map(fuseRanks(shuffled).map((one) => [one.id, one.score]));
      for (const one of fused) expect(again.get(one.id)).toBeCloseTo(one.score, 12);
    }),
  );
});

test('a unit vector is taken, anything else is not', () => {
  expect(isUnitVector(Float32Array.of(0.6, 0.8), 2)).toBe(true);
  for (const bad of [[0.6], [0.6, 0.8, 0], [Number.NaN, 1], [1, 1], [0, 0], [Infinity, 0], []])
    expect(isUnitVector(Float32Array.from(bad), 2)).toBe(false);
});
