import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptThreshold,
  leastDocuments,
  type AcceptTarget,
  type JudgedItem,
} from '../../../electron/core/calibrate/accept-threshold.ts';
import { seededRandom } from '../../../electron/core/calibrate/bootstrap.ts';

const target = (change: Partial<AcceptTarget>): AcceptTarget => ({
  ...{ error: 0.05, among: 'all', confidence: 0.9, floor: 0 },
  ...change,
});

const item = fc.record({
  probability: fc.constantFrom(0.2, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1),
  right: fc.boolean(),
  document: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
});

/** Documents whose items are right or wrong together: half of a document's luck is shared. */
function documents(count: number, random: () => number, name: string): JudgedItem[] {
  return Array.from({ length: count }, (_, at) => {
    const mood = random();
    const size = 1 + Math.floor(random() * 8);
    return Array.from({ length: size }, (): JudgedItem => {
      const probability = Math.round(random() * 100) / 100;
      const luck = random() < 0.5 ? mood : random();
      return { probability, right: luck < 0.6 + 0.4 * probability, document: `${name}${at}` };
    });
  }).flat();
}

/** The mean over documents of the share of items that were accepted and wrong. */
function meanLoss(items: readonly JudgedItem[], threshold: number): number {
  const groups = [...Map.groupBy(items, ({ document }) => document).values()];
  const losses = groups.map(
    (group) => group.filter(({ probability, right }) => probability >= threshold && !right).length / group.length,
  );
  return losses.reduce((sum, one) => sum + one, 0) / losses.length;
}

describe('the accept threshold', () => {
  test('keeps the bound on the documents it was set from, and no lower one would', () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 120 }),
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        (items, error) => {
          const set = acceptThreshold(items, target({ error }));
          if (set.status !== 'set') return;
          const bound = (threshold: number): number =>
            (meanLoss(items, threshold) * set.documents + 1) / (set.documents + 1);
          expect(bound(set.threshold)).toBeLessThanOrEqual(error + 1e-9);
          const lower = items.map(({ probability }) => probability).filter((one) => one < set.threshold);
          for (const one of lower) expect(bound(one)).toBeGreaterThan(error - 1e-9);
          expect(set.accepted / set.items).toBe(set.coverage);
        },
      ),
    );
  });

  test('does not depend on the order of the items', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), (items) => {
        const set = acceptThreshold(items, target({ error: 0.3 }));
        const reversed = acceptThreshold(items.toReversed(), target({ error: 0.3 }));
        if (set.status === 'set' && reversed.status === 'set') expect(reversed.threshold).toBeCloseTo(set.threshold);
        else expect(reversed.status).toBe(set.status);
      }),
    );
  });

  test('holds on documents to come, over many draws from one source: the mean loss stays under the stated error', () => {
    const random = seededRandom(11);
    const rounds = 400;
    let total = 0;
    let given = 0;
    for (let round = 0; round < rounds; round += 1) {
      const set = acceptThreshold(documents(100, random, 'old'), target({ error: 0.1 }));
      if (set.status !== 'set') continue;
      given += 1;
      total += meanLoss(documents(50, random, 'new'), set.threshold);
    }
    expect(given).toBeGreaterThan(rounds / 2);
    expect(total / rounds).toBeLessThanOrEqual(0.1);
  });

  test('among the accepted: a proven threshold is wrong in fewer draws than its confidence allows', () => {
    const random = seededRandom(23);
    const rounds = 300;
    const truth = documents(20_000, random, 'all');
    const worst = (threshold: number): number => {
      const accepted = truth.filter(({ probability }) => probability >= threshold);
      return accepted.filter(({ right }) => !right).length / accepted.length;
    };
    let broken = 0;
    let given = 0;
    for (let round = 0; round < rounds; round += 1) {
      const set = acceptThreshold(documents(200, random, 'old'), target({ error: 0.1, among: 'accepted' }));
      if (set.status !== 'set') continue;
      given += 1;
      if (worst(set.threshold) > 0.1) broken += 1;
    }
    expect(given).toBeGreaterThan(0);
    expect(broken / rounds).toBeLessThanOrEqual(0.1);
  });

  test('among the accepted, one item per document: the same promise, by the exact binomial test', () => {
    const random = seededRandom(31);
    const single = (): JudgedItem[] =>
      Array.from({ length: 200 }, (_, at) => {
        const probability = random();
        return { probability, right: random() < 0.8 + 0.2 * probability, document: `d${at}` };
      });
    // Above t the mean share of wrong ones is 0.1 × (1 − t): at the grid's 0.5 it is 0.05.
    const draws = Array.from({ length: 500 }, () =>
      acceptThreshold(single(), target({ error: 0.05, among: 'accepted' })),
    );
    const broken = draws.filter((set) => set.status === 'set' && 0.1 * (1 - set.threshold) > 0.05 + 1e-9).length;
    expect(draws.some(({ status }) => status === 'set')).toBe(true);
    expect(broken / draws.length).toBeLessThanOrEqual(0.1);
  });

  test('among the accepted: 7 wrong of 301 prove 5 %, 9 do not', () => {
    const items = (wrong: number): JudgedItem[] =>
      Array.from({ length: 301 }, (_, at) => ({ probability: 0.95, right: at >= wrong, document: `d${at}` }));
    const goal = target({ error: 0.05, among: 'accepted' });
    expect(acceptThreshold(items(7), goal)).toMatchObject({ status: 'set', threshold: 0.5, wrong: 7 });
    expect(acceptThreshold(items(9), goal).status).toBe('not-reachable');
  });

  test('says "not enough data yet" for 190 items at 2 %, however good they are', () => {
    const faultless = Array.from({ length: 190 }, (_, at) => ({ probability: 1, right: true, document: `d${at}` }));
    const at = (error: number): AcceptTarget => target({ error, floor: leastDocuments(error) });
    expect(acceptThreshold(faultless, at(0.02))).toEqual({ status: 'not-enough-data', documents: 190, items: 190 });
    expect(acceptThreshold(faultless, at(0.05)).status).toBe('set');
  });

  test('counts documents, not items: a thousand items of ten documents prove nothing', () => {
    const items = Array.from({ length: 1000 }, (_, at) => ({ probability: 1, right: true, document: `d${at % 10}` }));
    expect(acceptThreshold(items, target({ floor: leastDocuments(0.05) })).status).toBe('not-enough-data');
    expect(acceptThreshold(items, target({ among: 'accepted' })).status).toBe('not-reachable');
  });

  test('among the accepted: accepts nothing where every item is wrong', () => {
    const wrong = Array.from({ length: 500 }, (_, at) => ({
      probability: at / 500,
      right: false,
      document: `d${at}`,
    }));
    expect(acceptThreshold(wrong, target({ among: 'accepted' })).status).toBe('not-reachable');
  });

  test('among the accepted: is not taken in by an order with the right ones first', () => {
    const sorted = Array.from({ length: 300 }, (_, at) => ({ probability: 1, right: at < 200, document: `d${at}` }));
    expect(acceptThreshold(sorted, target({ among: 'accepted' })).status).toBe('not-reachable');
  });

  test('of all items: lets in so few wrong ones that they stay under the error of all, however wrong they are', () => {
    const wrong = Array.from({ length: 500 }, (_, at) => ({ probability: at / 500, right: false, document: `d${at}` }));
    expect(acceptThreshold(wrong, target({}))).toMatchObject({ status: 'set', accepted: 24, wrong: 24 });
  });
});
