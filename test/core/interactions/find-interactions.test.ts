import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeadFile } from '../../../electron/contract/head.ts';
import { TaggerFile } from '../../../electron/contract/tagger.ts';
import { openHead } from '../../../electron/core/heads/open-head.ts';
import { findInteractions } from '../../../electron/core/interactions/find-interactions.ts';
import { mentionPairs } from '../../../electron/core/interactions/pair-text.ts';
import { ruleInteractions } from '../../../electron/core/interactions/rule-interactions.ts';
import { openTagger } from '../../../electron/core/taggers/open-tagger.ts';

const texts = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'fixtures/texts.json'), 'utf8'),
) as readonly string[];
const drugs =
  /\b(?:clarithromycin|simvastatin|lisinopril|spironolactone|digoxin|amlodipine|warfarin|aspirin|ibuprofen|ketorolac)\b/giu;
const mark = (sentence: string): { start: number; end: number }[] =>
  [...sentence.matchAll(drugs)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
const said = (text: string): string[] => ruleInteractions(text, mark).map(({ a, b }) => `${a.text} + ${b.text}`);

describe('rules for interactions', () => {
  test('name two drugs of a sentence that has a word of interaction, and classes of drugs as well', () => {
    expect(said('NSAIDs may reduce the antihypertensive effect of lisinopril.')).toEqual(['NSAIDs + lisinopril']);
    expect(said('Avoid warfarin with aspirin.')).toEqual(['warfarin + aspirin']);
  });

  test.each([
    ['a sentence without such a word', 'Warfarin was given. Then aspirin.'],
    ['members of one list', 'Avoid aspirin or ibuprofen.'],
    ['the same drug twice', 'Digoxin levels increased when digoxin was given.'],
    ['an empty text', ''],
  ])('say nothing about %s', (_, text) => {
    expect(said(text)).toEqual([]);
  });

  test('quote the text they point at, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...texts, '. ', '\n', '\u{1f48a} ', 'warfarin increases aspirin ')),
        (parts) => {
          const text = parts.join('');
          for (const { a, b } of ruleInteractions(text, mark)) {
            expect(a.text).toBe(text.slice(a.start, a.end));
            expect(b.text).toBe(text.slice(b.start, b.end));
            expect(a.end).toBeLessThanOrEqual(b.start);
          }
        },
      ),
    );
  });
});

test('a head reads a pair as the words around and between its two mentions', () => {
  const sentence = 'Avoid warfarin together with aspirin.';
  expect(mentionPairs(sentence, mark(sentence)).map(({ words }) => words)).toEqual([
    'avoid druga together with drugb bbtogether bbwith ppavoid mentionsii between apart otherwords',
  ]);
});

test('a list of drugs costs no more than its first mentions', () => {
  const sentence = 'ab '.repeat(300);
  const mentions = Array.from({ length: 300 }, (_, at) => ({ start: at * 3, end: at * 3 + 2 }));
  expect(mentionPairs(sentence, mentions)).toHaveLength((14 * 13) / 2);
});

const models = path.resolve(import.meta.dirname, '../../../models');
const trained = ['taggers/health.interactions-tagger.json', 'heads/health.interactions-head.json'] as const;
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Its recipe builds it where the licence of the training set allows it: it may not be here. */
describe.each(trained.every((file) => existsSync(path.join(models, file))) ? ['trained'] : [])(
  'the %s pair head',
  () => {
    test('finds in our sentences what its recipe finds, with the same probabilities', () => {
      const [tagger, head] = trained.map((file) => read(path.join(models, file)));
      const opened = { tagger: openTagger(TaggerFile.parse(tagger)), head: openHead(HeadFile.parse(head)) };
      const { pairs } = read(path.join(import.meta.dirname, 'fixtures/pairs.json')) as { pairs: number[][][] };
      texts.forEach((text, at) => {
        const expected = pairs[at] ?? [];
        const found = findInteractions(opened, text);
        expect(found.map(({ a, b }) => [a.start, a.end, b.start, b.end])).toEqual(
          expected.map((row) => row.slice(0, 4)),
        );
        found.forEach(({ probability }, which) => {
          expect(Math.abs(probability - (expected[which]?.[4] ?? NaN))).toBeLessThan(1e-3);
        });
      });
    });
  },
);
