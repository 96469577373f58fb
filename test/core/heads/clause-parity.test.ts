import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeadFile } from '../../../electron/contract/head.ts';
import { RankerFile } from '../../../electron/contract/ranker.ts';
import { sentencesInContext } from '../../../electron/core/heads/clause-context.ts';
import { findClauses, rankSentences, sentenceClauses } from '../../../electron/core/heads/find-clauses.ts';
import { openHead } from '../../../electron/core/heads/open-head.ts';
import { openRanker } from '../../../electron/core/heads/open-ranker.ts';

type Row = readonly [category: string, start: number, end: number, probability: number];

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8'));
const texts = read('fixtures/texts.json') as string[];
const fixture = read('fixtures/legal.clauses.json') as { readonly findings: readonly (readonly Row[])[] };
const head = openHead(HeadFile.parse(read('../../../models/heads/legal.clauses-head.json')));
const rankerFile = RankerFile.parse(read('../../../models/heads/legal.clauses-ranker.json'));
const ranker = openRanker(rankerFile);

describe('the clauses of a contract', () => {
  test('are those that the trainer finds', () => {
    [...texts, texts.join('\n')].forEach((text, at) => {
      const found = sentenceClauses(head.file.labels, rankSentences({ head, ranker, names: undefined }, text));
      const key = ([category, start, end]: readonly [string, number, number, ...unknown[]]): string =>
        `${category} ${String(start)} ${String(end)}`;
      const wanted = new Map((fixture.findings[at] ?? []).map((row) => [key(row), row[3]]));
      const said = new Map(
        found.map(({ category, start, end, probability }) => [key([category, start, end]), probability]),
      );
      for (const [place, probability] of wanted)
        if (probability > 0.004) expect(Math.abs((said.get(place) ?? 0) - probability)).toBeLessThan(0.02);
      for (const [place, probability] of said) if (probability > 0.02) expect(wanted.has(place)).toBe(true);
    });
  });

  test('quote the contract, ranked within their category', () => {
    const text = texts.join('\n');
    const found = findClauses({ head, ranker, names: undefined }, text);
    expect(found.length).toBeGreaterThan(0);
    found.forEach((finding, at) => {
      expect(finding.text).toBe(text.slice(finding.start, finding.end));
      const before = found[at - 1];
      if (before?.category === finding.category) expect(before.probability).toBeGreaterThanOrEqual(finding.probability);
    });
  });

  test('are none in an empty text', () => {
    expect(findClauses({ head, ranker, names: undefined }, '')).toEqual([]);
  });

  test('of a hundred thousand words are found in a few seconds', () => {
    const long = 'The Supplier shall deliver the goods without delay to the Buyer; '.repeat(9000);
    expect(findClauses({ head, ranker, names: undefined }, long).length).toBeLessThan(41 * 40 + 1);
  }, 60_000);
});

test('sentences in context keep their order and quote their text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...texts, 'Article 1.', '\n', ' ', '\u{1f600}')), (pieces) => {
      const text = pieces.join(' ');
      let last = 0;
      for (const { start, end, parts } of sentencesInContext(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(parts.own).toBe(text.slice(start, end));
        last = end;
      }
    }),
  );
});

describe('a ranker whose file was altered', () => {
  test.each([
    ['a node that leads back to itself', { left: rankerFile.left.map(() => 0) }],
    ['a list that is too short', { threshold: rankerFile.threshold.slice(1) }],
    ['a root outside of its nodes', { roots: [rankerFile.feature.length] }],
  ])('is refused: %s', (_, change) => {
    expect(() => openRanker({ ...rankerFile, ...change })).toThrow('legal.clauses-ranker');
  });
});
