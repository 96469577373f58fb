/** Reads one page: its text by the shared flattening rule, a box per item, what is hidden, and whether it has text at all. */
import { OPS, Util, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { flattenItems } from '../../../core/text/flatten-items.ts';
import type { Page, Problem, TextItem } from '../../../contract/text.ts';
import { pageOfText } from '../page-of-text.ts';

/** A page that cannot be read is `illegible` and named; the others go on. */
export async function readPage(
  document: PDFDocumentProxy,
  n: number,
): Promise<{ readonly page: Page; readonly problem: readonly Problem[] }> {
  try {
    const page = await document.getPage(n);
    try {
      return await read(page, n);
    } finally {
      page.cleanup();
    }
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).slice(0, 200);
    const empty = pageOfText(n, '', { size: { w: 612, h: 792 }, items: [], source: 'text-layer', status: 'illegible' });
    return { page: empty, problem: [{ code: 'page-unreadable', page: n, detail }] };
  }
}

type Item = Extract<Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'][number], { str: string }>;

async function read(page: PDFPageProxy, n: number): Promise<{ page: Page; problem: readonly Problem[] }> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const items = content.items.filter((item): item is Item => 'str' in item);
  const { text, starts } = flattenItems(items);
  const size = { w: viewport.width, h: viewport.height };
  const boxes = items.flatMap((item, index) => boxOf(item, starts[index] ?? 0, viewport.transform));
  const hidden = boxes.filter((box) => isHidden(box, size)).map(([start, end]): [number, number] => [start, end]);
  const needsOcr = text.trim() === '' && (await paintsImages(page));
  const made = pageOfText(n, text, {
    size,
    items: boxes,
    source: 'text-layer',
    status: needsOcr ? 'needs-ocr' : 'ok',
    hidden,
  });
  return { page: made, problem: problemsOf(n, needsOcr, hidden.length) };
}

function problemsOf(n: number, needsOcr: boolean, hidden: number): readonly Problem[] {
  const problems: Problem[] = [];
  if (needsOcr) problems.push({ code: 'page-needs-ocr', page: n, detail: 'a picture without text' });
  if (hidden > 0)
    problems.push({
      code: 'hidden-text',
      page: n,
      detail: `${String(hidden)} pieces of text too small or off the page to be seen`,
    });
  return problems;
}

/** Box from the top left in points; empty items have none. */
function boxOf(item: Item, start: number, transform: readonly number[]): TextItem[] {
  if (item.str.trim() === '') return [];
  const [, , , , x = 0, y = 0] = Util.transform([...transform], item.transform as number[]) as number[];
  const height = item.height > 0 ? item.height : Math.hypot(Number(item.transform[2]), Number(item.transform[3]));
  const round = (value: number): number => Math.round(value * 100) / 100;
  return [[start, start + item.str.length, round(x), round(y - height), round(item.width), round(height)]];
}

/** Under 1.5 points high, or wholly outside the page: nobody sees it on paper. */
function isHidden([, , x, y, w, h]: TextItem, size: Page['size']): boolean {
  return h < 1.5 || x + w < 0 || y + h < 0 || x > size.w || y > size.h;
}

const imageOperators = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintInlineImageXObjectGroup,
]);

/** An empty page is blank unless something is painted on it; only empty pages are looked at this way. */
async function paintsImages(page: PDFPageProxy): Promise<boolean> {
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operator) => imageOperators.has(operator));
}
