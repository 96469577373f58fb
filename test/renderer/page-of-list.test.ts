import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf, pageSize, pageStart } from '../../renderer/parts/page-of-list.tsx';

test('every row stands on exactly one page, and the chosen one on the page that is drawn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(), (total, pick) => {
      const rows = Array.from({ length: total }, (_, at) => at);
      const at = pick % total;
      const page = pageOf(rows, at);
      expect(page.length).toBeLessThanOrEqual(pageSize);
      expect(page[at - pageStart(at)]).toBe(at);
    }),
  );
  expect(pageOf(['a', 'b'], -1)).toEqual(['a', 'b']);
});
