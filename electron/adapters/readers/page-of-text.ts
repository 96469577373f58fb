/** Makes a page record from its text. */
import { createHash } from 'node:crypto';
import { Sha256 } from '../../contract/ids.ts';
import type { Page } from '../../contract/text.ts';

/** `textVersion` is the SHA-256 of the text: evidence names it, so that a changed text is noticed. */
export function pageOfText(
  n: number,
  text: string,
  rest: Pick<Page, 'size' | 'items' | 'source' | 'status'> & { readonly hidden?: Page['hidden'] },
): Page {
  const textVersion = Sha256.parse(createHash('sha256').update(text, 'utf8').digest('hex'));
  return { n, text, textVersion, hidden: [], furniture: [], ocrWords: [], ...rest };
}
