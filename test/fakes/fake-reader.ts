/** A reader without a process: plain text is read as it is, a page per form feed; other outcomes are given by file name. */
import { CloisterError } from '../../electron/contract/failure.ts';
import type { Page, ReadOutcome } from '../../electron/contract/text.ts';
import type { DocumentReader } from '../../electron/ports/document-reader.ts';
import { pageOf } from '../core/text/page-of.ts';

/** `outcomes` by file name win over the bytes. Pages are told one by one, as the real reader does. Fails with `cancelled`. */
export function fakeReader(outcomes: Readonly<Record<string, ReadOutcome>> = {}): DocumentReader {
  return {
    read: async ({ name, bytes }, limits, { signal, onPage } = {}) => {
      if (signal?.aborted === true) throw new CloisterError('cancelled');
      const outcome = outcomes[name] ?? readPlain(bytes, limits.maxPages);
      if ('pages' in outcome) outcome.pages.forEach((page) => onPage?.(page));
      return outcome;
    },
  };
}

function readPlain(bytes: Uint8Array, maxPages: number): ReadOutcome {
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') return { status: 'rejected', reason: 'empty', detail: '' };
  const pages: Page[] = text.split('\f').map((part, index) => pageOf(part, { n: index + 1, source: 'markup' }));
  if (pages.length <= maxPages) return { status: 'ok', pages, problems: [] };
  return { status: 'limit', which: 'pages', pages: pages.slice(0, maxPages), problems: [] };
}
