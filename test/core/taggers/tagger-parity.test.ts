import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { TaggerFile } from '../../../electron/contract/tagger.ts';
import { openTagger } from '../../../electron/core/taggers/open-tagger.ts';
import { tagText } from '../../../electron/core/taggers/tag-text.ts';

interface Fixture {
  readonly spans: readonly (readonly [string, number, number, number])[][];
}

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const texts = read(path.join(root, 'test/core/heads/fixtures/texts.json')) as string[];
const folder = path.join(root, 'models/taggers');
const taggers = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

describe.each(taggers)('the tagger %s', (name) => {
  const tagger = openTagger(TaggerFile.parse(read(path.join(folder, name))));
  const fixture = read(path.join(import.meta.dirname, 'fixtures', name)) as Fixture;

  test('finds in our texts what its trainer finds, with the same probabilities', () => {
    texts.forEach((text, at) => {
      const expected = fixture.spans[at] ?? [];
      const found = tagText(tagger, text);
      expect(found.map(({ type, start, end }) => [type, start, end])).toEqual(expected.map((span) => span.slice(0, 3)));
      found.forEach(({ probability }, which) => {
        expect(Math.abs(probability - (expected[which]?.[3] ?? NaN))).toBeLessThan(1e-3);
      });
    });
  });

  test('quotes the text it points at and never overlaps itself', () => {
    for (const text of texts) {
      let end = 0;
      for (const span of tagText(tagger, text)) {
        expect(span.text).toBe(text.slice(span.start, span.end));
        expect(span.start).toBeGreaterThanOrEqual(end);
        end = span.end;
      }
    }
  });
});
