import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { HeadFile } from '../../../electron/contract/head.ts';
import { openHead } from '../../../electron/core/heads/open-head.ts';
import { rawScores, scoreHead, termsOf } from '../../../electron/core/heads/score-head.ts';

interface Fixture {
  readonly id: string;
  readonly labels: readonly string[];
  readonly scores: readonly (readonly number[])[];
}

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const texts = read(path.join(import.meta.dirname, 'fixtures/texts.json')) as string[];
/** Other rooms keep small files of their own kinds in the same folder. */
const heads = readdirSync(path.join(root, 'models/heads')).filter(
  (name) => (read(path.join(root, 'models/heads', name)) as { kind?: string }).kind === 'head',
);

describe.each(heads)('the head %s', (name) => {
  const head = openHead(HeadFile.parse(read(path.join(root, 'models/heads', name))));
  const fixture = read(path.join(import.meta.dirname, 'fixtures', name)) as Fixture;

  test('scores our texts as its trainer does', () => {
    expect(head.file.labels).toEqual(fixture.labels);
    texts.forEach((text, at) => {
      const { scores } = rawScores(head, termsOf(text));
      scores.forEach((score, label) => {
        expect(Math.abs(score - (fixture.scores[at]?.[label] ?? NaN))).toBeLessThan(1e-3);
      });
    });
  });

  test('hands a text without a known word to a person', () => {
    const empty = scoreHead(head, '');
    expect(empty.abstained).toBe(true);
    if (head.file.mode === 'one') expect(empty.probability).toBeCloseTo(1 / head.file.labels.length);
    expect(scoreHead(head, '中 文 合 同').abstained).toBe(true);
  });

  test('gives every label a probability', () => {
    for (const text of texts) {
      const { alternatives } = scoreHead(head, text);
      expect(alternatives).toHaveLength(head.file.labels.length);
      expect(alternatives.every(({ probability }) => probability >= 0 && probability <= 1)).toBe(true);
    }
  });
});
