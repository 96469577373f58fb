import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../electron/core/calibrate/bootstrap.ts';
import { contractWindows, newCategories } from './contract-windows.ts';
import { makeWindow } from './make-window.ts';
import { measureWindows } from './measure-windows.ts';
import { wordRanking } from './word-ranking.ts';

describe('word ranking', () => {
  it('puts the passage first that shares the rarest words of the question', () => {
    const rank = wordRanking([
      'The term is one year.',
      'The supplier keeps insurance.',
      'The buyer pays the supplier.',
    ]);
    const scores = rank('Which insurance does the supplier keep?');
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });

  it('gives nothing for words that stand nowhere', () => {
    expect(wordRanking(['one two', 'three'])('zebra')).toEqual([0, 0]);
  });
});

describe('windows', () => {
  const passages = fc.array(fc.record({ text: fc.string(), right: fc.boolean(), words: fc.nat() }), { maxLength: 40 });

  it('hold at most twelve candidates, three of them right, and keep the nearest wrong one', () => {
    fc.assert(
      fc.property(passages, fc.nat(), (all, seed) => {
        const window = makeWindow(all, seededRandom(seed));
        expect(window.length).toBeLessThanOrEqual(12);
        expect(window.filter(({ right }) => right).length).toBe(Math.min(3, all.filter(({ right }) => right).length));
        const wrong = all.filter(({ right }) => !right).map(({ words }) => words);
        if (wrong.length > 0)
          expect(window.map(({ right, words }) => (right ? -1 : words))).toContain(Math.max(...wrong));
      }),
    );
  });

  it('of contracts ask for every category that the adapter never saw, where the data is here', () => {
    const windows = contractWindows();
    if (windows === null) return; // the public data is not here: said in test/README
    const asked = new Set(windows.filter(({ group }) => group === 'new questions').map(({ category }) => category));
    expect([...asked].sort()).toEqual(Object.keys(newCategories).sort());
    for (const { candidates } of windows) expect(candidates.some(({ right }) => right)).toBe(true);
  });
});

describe('measures of windows', () => {
  it('are perfect for scores that know what is right, and half for scores that know nothing', () => {
    const right = [true, false, false, true];
    const knowing = measureWindows([{ scores: [0.9, 0.1, 0.2, 0.8], right }]);
    expect([knowing.best.value, knowing.order.value]).toEqual([1, 1]);
    const blind = measureWindows([{ scores: [0, 0, 0, 0], right }]);
    expect([blind.best.value, blind.order.value]).toEqual([0.5, 0.5]);
  });

  it('depend on the order of scores alone', () => {
    const scores = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(scores, (plain) => {
        const right = [true, false, true, false];
        const stretched = plain.map((score) => Math.exp(score / 10));
        expect(measureWindows([{ scores: stretched, right }]).order.value).toBe(
          measureWindows([{ scores: plain, right }]).order.value,
        );
      }),
    );
  });
});
