/** Reads a PDF with a text layer by pdf.js: text, boxes and status per page. */
import { findFurniture } from '../../../core/text/find-furniture.ts';
import type { Page, Problem, ReadOutcome } from '../../../contract/text.ts';
import type { ReadInput } from '../read-input.ts';
import { openPdf, type OpenPdf } from './open-pdf.ts';
import { pictureProbe } from './picture-probe.ts';
import { readPage } from './read-page.ts';

/** Pages go out by `onPage` as they are read; the outcome holds them again, with their furniture. Rejects with `AbortError` only. */
export async function readPdf(input: ReadInput): Promise<ReadOutcome> {
  const opened = await openPdf(input.bytes);
  if ('status' in opened) return opened;
  try {
    return await readPages(opened, input);
  } finally {
    await opened.close();
  }
}

async function readPages({ document }: OpenPdf, { bytes, limits, signal, onPage }: ReadInput): Promise<ReadOutcome> {
  const pages: Page[] = [];
  const problems: Problem[] = [];
  let painted = false;
  const count = Math.min(document.numPages, limits.maxPages);
  const probe = pictureProbe(async () => {
    const strict = await openPdf(bytes, { strict: true });
    return 'status' in strict ? null : strict;
  });
  try {
    for (let n = 1; n <= count; n += 1) {
      signal.throwIfAborted();
      const read = await readPage(document, n, probe);
      pages.push(read.page);
      problems.push(...read.problems);
      painted ||= read.painted;
      onPage(read.page);
    }
  } finally {
    await probe.close();
  }
  if (!painted) return { status: 'rejected', reason: 'empty', detail: 'nothing is on any page' };
  return outcomeOf(withFurniture(pages), problems, document.numPages);
}

function withFurniture(pages: readonly Page[]): Page[] {
  const furniture = findFurniture(pages);
  return pages.map((page, index) => ({
    ...page,
    furniture: (furniture[index] ?? []).map(([start, end]): [number, number] => [start, end]),
  }));
}

function outcomeOf(pages: Page[], problems: readonly Problem[], total: number): ReadOutcome {
  if (pages.length === total) return { status: statusOf(pages), pages, problems: [...problems] };
  const over: Problem = {
    code: 'pages-over-limit',
    page: null,
    detail: `${String(total)} pages, ${String(pages.length)} read`,
  };
  return { status: 'limit', which: 'pages', pages, problems: [...problems, over] };
}

/** All pages without text: recognition is needed, for what is on them is no text. Some: partial, and they are listed. */
function statusOf(pages: readonly Page[]): 'ok' | 'partial' | 'needs-ocr' {
  const unread = pages.filter(({ status }) => status === 'needs-ocr' || status === 'illegible').length;
  if (!pages.some(({ status, text }) => status !== 'illegible' && text.trim() !== '')) return 'needs-ocr';
  return unread > 0 || pages.some(({ status }) => status === 'partial') ? 'partial' : 'ok';
}
