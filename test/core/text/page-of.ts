import { createHash } from 'node:crypto';
import { Page } from '../../../electron/contract/text.ts';

/** A page that holds the text, as a reader would give it. */
export function pageOf(text: string, more: Partial<Page> = {}): Page {
  return Page.parse({
    n: 1,
    textVersion: createHash('sha256').update(text).digest('hex'),
    text,
    size: { w: 612, h: 792 },
    items: [],
    source: 'text-layer',
    status: 'ok',
    hidden: [],
    furniture: [],
    ocrWords: [],
    ...more,
  });
}

/** Ids in counting order, for tests that compare them. */
export function countingIds(): (prefix: string) => string {
  let next = 0;
  return (prefix) => `${prefix}_${(next++).toString().padStart(20, '0')}`;
}
