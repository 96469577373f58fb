import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TaggerFile } from '../../../electron/contract/tagger.ts';
import { maskSpans } from '../../../electron/core/taggers/mask-spans.ts';
import { openTagger } from '../../../electron/core/taggers/open-tagger.ts';
import { tagText } from '../../../electron/core/taggers/tag-text.ts';

const file = path.resolve(import.meta.dirname, '../../../models/taggers/deid.entities-en-tagger.json');
const tagger = openTagger(TaggerFile.parse(JSON.parse(readFileSync(file, 'utf8'))));
const sentence = fc
  .array(fc.constantFrom('Ann', 'Boise', 'said', 'on', '12', 'May', '.', '\n', 'Inc', '\u{1F600}'), { maxLength: 30 })
  .map((words) => words.join(' '));

describe('a mask', () => {
  test('covers what is marked, grows as more doubt counts, and never overlaps itself', () => {
    const covers = (spans: readonly { start: number; end: number }[], at: number) =>
      spans.some(({ start, end }) => start <= at && at < end);
    fc.assert(
      fc.property(sentence, (text) => {
        const marked = tagText(tagger, text);
        const [narrow, wide] = [maskSpans(tagger, text, marked, 0.5), maskSpans(tagger, text, marked, 0.01)];
        for (let at = 0; at < text.length; at += 1) {
          if (covers(marked, at)) expect(covers(narrow, at)).toBe(true);
          if (covers(narrow, at)) expect(covers(wide, at)).toBe(true);
        }
        wide.slice(1).forEach(({ start }, at) => {
          expect(text.slice(wide[at]?.end, start).trim()).not.toBe('');
        });
      }),
      { numRuns: 50 },
    );
  });

  test('at zero doubt hides every word, and without a doubt nothing but the marks', () => {
    expect(maskSpans(tagger, 'Nothing of note', [], 0)).toEqual([{ start: 0, end: 15 }]);
    expect(maskSpans(tagger, 'Nothing of note', [{ start: 0, end: 7 }], 1.1)).toEqual([{ start: 0, end: 7 }]);
  });
});
