import type { Span } from '../../contract/text.ts';
import type { StoredChunk } from '../../ports/record-store.ts';

/** The passage of a document that shares most with `span`; undefined where none does. */
export function passageAt(span: Span, chunks: readonly StoredChunk[]): StoredChunk | undefined {
  const shared = ({ chunk }: StoredChunk): number =>
    chunk.span.page === span.page ? Math.min(chunk.span.end, span.end) - Math.max(chunk.span.start, span.start) : 0;
  const [best] = [...chunks].sort((a, b) => shared(b) - shared(a));
  return best !== undefined && shared(best) > 0 ? best : undefined;
}
