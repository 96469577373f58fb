import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOverlap } from '../../../electron/core/text/content-overlap.ts';

test('a passage that holds every content word of a question overlaps fully, whatever the endings', () => {
  expect(
    contentOverlap('Who may terminate the agreement?', 'Either party may end it; termination of agreements is free.'),
  ).toBe(1);
});

test('empty words of a question count for nothing', () => {
  expect(contentOverlap('What is the of and?', 'what is the of and')).toBe(0);
});

test('the overlap is a share between 0 and 1, and a text overlaps itself fully when it has content', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (question, passage) => {
      const share = contentOverlap(question, passage);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      if (share > 0) expect(contentOverlap(question, question)).toBe(1);
    }),
  );
});
