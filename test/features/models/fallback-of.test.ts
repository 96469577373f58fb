// What is said to do the work of a model that may not answer yet, for every model of the release.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ModelManifest } from '../../../electron/contract/model.ts';
import { fallbackOf } from '../../../electron/features/models/fallback-of.ts';

const path = join(import.meta.dirname, '../../../models/manifest.json');
const { models } = ModelManifest.parse(JSON.parse(readFileSync(path, 'utf8')));
const one = (id: string): (typeof models)[number] => models.find((entry) => entry.id === id)!;

test.each([
  ['legal.document-type-head', 'titles and signs in the text'],
  ['health.note-type-head', 'titles and signs in the text'],
  ['legal.clause-head', 'rules'],
  ['legal.clause-vectors', 'the clause head, by words alone'],
  ['evidence-judge-adapter', 'rules and heads; questions are refused'],
  ['smollm2-135m-instruct-q4-1', 'rules and heads; questions are refused'],
  ['finding-calibration', 'scores without a stated confidence'],
  ['answer-gate', 'a cautious rule of the application'],
  ['deid.entities-es-tagger', 'nothing; its task is refused or left to rules and people'],
])('%s is replaced by %s', (id, words) => {
  expect(fallbackOf(one(id), [])).toBe(words);
});

test('another model of the same task comes before rules, and is named with its version', () => {
  const site = { ...one('legal.clause-head'), id: 'site.clause-head', version: '2.0.0' };
  expect(fallbackOf(one('legal.clause-head'), [site])).toBe('site.clause-head@2.0.0');
  expect(fallbackOf(one('legal.clause-head'), [one('legal.clause-head'), one('legal.document-type-head')])).toBe(
    'rules',
  );
});

test('every model of the release has words that fit their place', () => {
  for (const entry of models) expect(fallbackOf(entry, []).length).toBeLessThanOrEqual(200);
});
