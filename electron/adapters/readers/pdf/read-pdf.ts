/** Reads a PDF with a text layer by pdf.js: text, boxes and status per page. */
import { findFurniture } from '../../../core/text/find-furniture.ts';
import type { Page, Problem, ReadOutcome } from '../../../contract/text.ts';
import type { ReadInput } from '../read-document.ts';
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
      onPage(read.page);
    }
  } finally {
    await probe.close();
  }
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
  if (pages.every(({ text, status }) => status === 'ok' && text.trim() === ''))
    return { status: 'rejected', reason: 'empty', detail: 'no text and no picture on any page' };
  if (pages.length === total) return { status: statusOf(pages), pages, problems: [...problems] };
  const over: Problem = {
    code: 'pages-over-limit',
    page: null,
    detail: `${String(total)} pages, ${String(pages.length)} read`,
  };
  return { status: 'limit', which: 'pages', pages, problems: [...problems, over] };
}

/** All pages without text: recognition is needed. Some: partial, and they are listed. */
function statusOf(pages: readonly Page[]): 'ok' | 'partial' | 'needs-ocr' {
  const unread = pages.filter(({ status }) => status === 'needs-ocr' || status === 'illegible').length;
  if (unread === 0) return pages.some(({ status }) => status === 'partial') ? 'partial' : 'ok';
  return pages.some(({ status, text }) => status === 'ok' && text.trim() !== '') ? 'partial' : 'needs-ocr';
}
