/** Every page of the matter in order, as a strip of bars: used, unreadable, or searched without use. Pure. */
import type { Answer, DocumentId, DocumentRecord } from '../../bridge/types.ts';

export type Bar = 'plain' | 'used' | 'unreadable';

/** More pages than this share a bar; the strongest of them shows. */
const most = 150;

export function stripOf(
  answer: Pick<Answer, 'sentences' | 'coverage' | 'document'>,
  documents: readonly Pick<DocumentRecord, 'id' | 'pages'>[],
): readonly Bar[] {
  const used = new Set(
    answer.sentences.flatMap(({ citations }) => citations.map(({ document, span }) => pageKey(document, span.page))),
  );
  const unreadable = new Set(answer.coverage.unreadable.map(({ document, page }) => pageKey(document, page)));
  const asked = documents.filter((one) => answer.document === null || one.id === answer.document);
  const bars = asked.flatMap(({ id, pages }) =>
    Array.from({ length: Math.max(pages, 1) }, (_, at): Bar => {
      const key = pageKey(id, at + 1);
      if (used.has(key)) return 'used';
      return unreadable.has(key) || (pages === 0 && unreadable.has(pageKey(id, 0))) ? 'unreadable' : 'plain';
    }),
  );
  const share = Math.ceil(bars.length / most);
  return share <= 1
    ? bars
    : Array.from({ length: Math.ceil(bars.length / share) }, (_, at) => strongest(bars, at, share));
}

function strongest(bars: readonly Bar[], at: number, share: number): Bar {
  const part = bars.slice(at * share, (at + 1) * share);
  if (part.includes('used')) return 'used';
  return part.includes('unreadable') ? 'unreadable' : 'plain';
}

function pageKey(document: DocumentId, page: number): string {
  return `${document} ${page}`;
}
