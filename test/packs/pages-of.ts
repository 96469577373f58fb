/** Pages as a reader would deliver them, from plain texts. */
import { Sha256, DocumentId } from '../../electron/contract/ids.ts';
import type { Page } from '../../electron/contract/text.ts';

export const exampleDocument = DocumentId.parse('doc_0123456789A');
export const exampleVersion = Sha256.parse('a'.repeat(64));

export function pagesOf(texts: readonly string[], parts: Partial<Page> = {}): readonly Page[] {
  return texts.map((text, index) => ({
    n: index + 1,
    textVersion: exampleVersion,
    text,
    size: { w: 612, h: 792 },
    items: [],
    source: 'text-layer',
    status: 'ok',
    hidden: [],
    furniture: [],
    ocrWords: [],
    ...parts,
  }));
}
