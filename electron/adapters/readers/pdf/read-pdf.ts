/** Reads a PDF with a text layer by pdf.js: text, boxes and status per page. No scripts, no forms engine, no code from strings, no network. */
import { findFurniture } from '../../../core/text/find-furniture.ts';
import type { Page, Problem, ReadOutcome } from '../../../contract/text.ts';
import type { ReadInput } from '../read-document.ts';
import { openPdf, type OpenPdf } from './open-pdf.ts';
import { readPage } from './read-page.ts';

export async function readPdf(input: ReadInput): Promise<ReadOutcome> {
  const opened = await openPdf(input.bytes);
  if ('status' in opened) return opened;
  try {
    return await readPages(opened, input);
  } finally {
    await opened.close();
  }
}

async function readPages({ document }: OpenPdf, { limits, signal, onPage }: ReadInput): Promise<ReadOutcome> {
  const pages: Page[] = [];
  const problems: Problem[] = [];
  const count = Math.min(document.numPages, limits.maxPages);
  for (let n = 1; n <= count; n += 1) {
    signal.throwIfAborted();
    const { page, problem } = await readPage(document, n);
    pages.push(page);
    problems.push(...problem);
    onPage(page);
  }
  const furniture = findFurniture(pages);
  const whole = pages.map((page, index) => ({
    ...page,
    furniture: (furniture[index] ?? []).map(([start, end]): [number, number] => [start, end]),
  }));
  if (document.numPages > limits.maxPages) {
    problems.push({
      code: 'pages-over-limit',
      page: null,
      detail: `${String(document.numPages)} pages, ${String(count)} read`,
    });
    return { status: 'limit', which: 'pages', pages: whole, problems };
  }
  return { status: statusOf(whole), pages: whole, problems };
}

/** All pages without text: recognition is needed. Some: partial, and they are listed. */
function statusOf(pages: readonly Page[]): 'ok' | 'partial' | 'needs-ocr' {
  const unread = pages.filter(({ status }) => status === 'needs-ocr' || status === 'illegible').length;
  if (unread === 0) return pages.some(({ status }) => status === 'partial') ? 'partial' : 'ok';
  return pages.some(({ status, text }) => status === 'ok' && text.trim() !== '') ? 'partial' : 'needs-ocr';
}
