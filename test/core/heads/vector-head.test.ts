import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeadFile } from '../../../electron/contract/head.ts';
import { VectorHeadFile } from '../../../electron/contract/vector-head.ts';
import { openHead } from '../../../electron/core/heads/open-head.ts';
import { openVectorHead, vectorScores } from '../../../electron/core/heads/open-vector-head.ts';
import type { RankedClause } from '../../../electron/core/heads/rank-clauses.ts';
import { readClausesAgain, sentencesToReadAgain } from '../../../electron/core/heads/read-clauses-again.ts';
import { softmax } from '../../../electron/core/heads/calibrate-scores.ts';
import { rawScores, scoreHead, termsOf } from '../../../electron/core/heads/score-head.ts';
import { scoreWithVector } from '../../../electron/core/heads/score-with-vector.ts';

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8'));
const texts = read('fixtures/texts.json') as string[];
const fixture = read('fixtures/legal.clause-vectors.json') as {
  readonly vectors: readonly (readonly number[])[];
  readonly scores: readonly (readonly number[])[];
};
const file = VectorHeadFile.parse(read('../../../models/heads/legal.clause-vectors.json'));
const words = openHead(HeadFile.parse(read('../../../models/heads/legal.clause-head.json')));
const head = openVectorHead(file, words);
const vectorOf = (at: number): readonly number[] => fixture.vectors[at] ?? [];

describe('the head over vectors', () => {
  test('scores the vectors of our texts as its trainer does', () => {
    fixture.vectors.forEach((vector, at) => {
      vectorScores(head, vector).forEach((score, label) => {
        expect(Math.abs(score - (fixture.scores[at]?.[label] ?? NaN))).toBeLessThan(1e-3);
      });
    });
  });

  test('is fused with the words: every label has a probability and they add up to one', () => {
    texts.forEach((text, at) => {
      const { alternatives, probability, specialist } = scoreWithVector(head, text, vectorOf(at));
      expect(alternatives.map(({ label }) => label).sort()).toEqual([...file.labels].sort());
      expect(alternatives.reduce((sum, one) => sum + one.probability, 0)).toBeCloseTo(1, 6);
      expect(probability).toBe(alternatives[0]?.probability);
      expect(specialist).toBe('legal.clause-vectors');
    });
  });

  test('adds its share to the scores over words, label by label', () => {
    const { share, bias, temperature } = file.fusion;
    texts.forEach((text, at) => {
      const { scores: byWords, known } = rawScores(words, termsOf(text));
      if (known === 0) return;
      const second = vectorScores(head, vectorOf(at));
      const sums = byWords.map((score, label) => score + share * (second[label] ?? NaN) + (bias[label] ?? NaN));
      const expected = softmax(sums, temperature);
      for (const { label, probability } of scoreWithVector(head, text, vectorOf(at)).alternatives)
        expect(probability).toBeCloseTo(expected[file.labels.indexOf(label)] ?? NaN, 9);
    });
  });

  test('changes what words alone say of a text', () => {
    const changed = texts.filter(
      (text, at) => scoreWithVector(head, text, vectorOf(at)).probability !== scoreHead(words, text).probability,
    );
    expect(changed.length).toBeGreaterThan(texts.length / 2);
  });

  test('hands a text without a known word to a person, whatever its vector', () => {
    for (const text of ['', '中 文 合 同'])
      expect(scoreWithVector(head, text, vectorOf(0))).toMatchObject({ abstained: true });
  });

  test.each([
    ['a row too few', { dimensions: file.dimensions - 1 }],
    ['a scale too few', { scales: file.scales.slice(1) }],
    ['a bias that is no number', { bias: file.bias.map(() => NaN) }],
    ['weights that are all zero', { weights: Buffer.alloc(file.dimensions * file.labels.length).toString('base64') }],
    ['labels of another head', { labels: [...file.labels].reverse() }],
    [
      'trees over other numbers',
      { ranking: { ...file.ranking, trees: { ...file.ranking.trees, features: ['a', 'b', 'c', 'd', 'e'] } } },
    ],
  ])('is refused with %s', (_, change) => {
    expect(() => openVectorHead({ ...file, ...change }, words)).toThrow('legal.clause-vectors');
  });
});

describe('a second reading of ranked sentences', () => {
  const clause = fc.record({
    sentence: fc.nat(30),
    label: fc.nat(file.labels.length - 2),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test('reads each sentence once that some category may claim, in order', () => {
    fc.assert(
      fc.property(fc.array(clause), (ranked: RankedClause[]) => {
        const places = sentencesToReadAgain(head, ranked);
        const wanted = ranked.filter(({ probability }) => probability >= file.ranking.least);
        expect(new Set(places)).toEqual(new Set(wanted.map(({ sentence }) => sentence)));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      }),
    );
  });

  test('keeps sentences, categories and order, and the probability of what was not read', () => {
    fc.assert(
      fc.property(fc.array(clause), (ranked: RankedClause[]) => {
        const again = readClausesAgain(head, ranked, new Map([[3, vectorOf(0)]]));
        again.forEach((one, at) => {
          const { probability, ...place } = ranked[at] ?? { probability: NaN };
          expect(one).toMatchObject(place);
          expect(one.probability >= 0 && one.probability <= 1).toBe(true);
          if (one.sentence !== 3) expect(one.probability).toBe(probability);
        });
      }),
    );
  });

  test('is surer of the category that the vector names than of one that it does not', () => {
    fixture.vectors.forEach((vector) => {
      const scores = [...vectorScores(head, vector)].slice(0, -1);
      const best = scores.indexOf(Math.max(...scores));
      const worst = scores.indexOf(Math.min(...scores));
      const ranked = [best, worst].map((label) => ({ sentence: 0, label, probability: 0.3 }));
      const [named, other] = readClausesAgain(head, ranked, new Map([[0, vector]]));
      expect(named?.probability).toBeGreaterThanOrEqual(other?.probability ?? 1);
    });
  });
});
