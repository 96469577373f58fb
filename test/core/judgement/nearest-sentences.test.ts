import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestSentences } from '../../../electron/core/judgement/nearest-sentences.ts';

describe('the sentences nearest to a claim', () => {
  test('rare shared words weigh more than common ones', () => {
    const texts = ['The trial was large. The trial was long. The trial used warfarin.', 'The trial was in Ohio.'];
    expect(nearestSentences('The trial gave warfarin.', texts, 2)[0]).toMatchObject({
      index: 0,
      text: 'The trial used warfarin.',
    });
  });

  test('every place is the text it names', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (claim, texts) => {
        for (const { index, start, end, text } of nearestSentences(claim, texts, 5))
          expect(texts[index]?.slice(start, end)).toBe(text);
      }),
    );
  });

  test('a very long text without stops is answered in good time', () => {
    const found = nearestSentences('the word', ['word '.repeat(100_000)], 3);
    expect(found).toHaveLength(1);
    expect(found[0]?.text.length).toBeLessThanOrEqual(2000);
  });
});
