/** Reads one page: its text by the shared flattening rule, a box per item, what is hidden, and whether it has text at all. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { flattenItems } from '../../../core/text/flatten-items.ts';
import type { Page, Problem, TextItem } from '../../../contract/text.ts';
import { pageOfText } from '../page-of-text.ts';
import { hiddenRanges } from './hidden-ranges.ts';
import { itemBoxes, type PlacedItem } from './item-boxes.ts';
import { paintedRuns, type PaintedRun } from './painted-text.ts';
import type { PictureProbe } from './picture-probe.ts';

export interface ReadPage {
  readonly page: Page;
  readonly problems: readonly Problem[];
  /** Something is on the page: text, a picture, a line, a form field. */
  readonly painted: boolean;
}

/** UTF-16 units of text kept of one page, so that a page stays below the size of a message. */
const mostText = 200_000;
/** Boxes kept of one page; highlights do not need them, only furniture does. */
const mostBoxes = 8000;

/** A page that cannot be read is `illegible` and named; the others go on. */
export async function readPage(document: PDFDocumentProxy, n: number, probe: PictureProbe): Promise<ReadPage> {
  try {
    const page = await document.getPage(n);
    try {
      return await read(page, n, probe);
    } finally {
      page.cleanup();
    }
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).slice(0, 200);
    const empty = pageOfText(n, '', { size: { w: 612, h: 792 }, items: [], source: 'text-layer', status: 'illegible' });
    return { page: empty, problems: [{ code: 'page-unreadable', page: n, detail }], painted: true };
  }
}

type Item = PlacedItem & { readonly hasEOL: boolean };

async function read(page: PDFPageProxy, n: number, probe: PictureProbe): Promise<ReadPage> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const items = content.items.filter((item): item is typeof item & Item => 'str' in item);
  const flat = flattenItems(items);
  const text = flat.text.slice(0, mostText).toWellFormed();
  const size = { w: viewport.width, h: viewport.height };
  const boxes = itemBoxes(items, flat.starts, viewport, text.length);
  const seen = await look(page, n, text, probe);
  const hidden = inOrder([
    ...seen.hidden,
    ...boxes.filter(({ outOfSight }) => outOfSight).map(({ box }) => rangeOf(box)),
  ]);
  const cut = text.length < flat.text.length;
  const status = seen.status === 'ok' && cut ? 'partial' : seen.status;
  return {
    page: pageOfText(n, text, {
      size,
      items: boxes.slice(0, mostBoxes).map(({ box }) => box),
      source: seen.source,
      status,
      hidden,
    }),
    problems: problemsOf(n, { status, hidden: hidden.length, cut }),
    painted: seen.painted,
  };
}

function rangeOf([start, end]: TextItem): [number, number] {
  return [start, end];
}

/** What the page paints, held against its text. */
interface Look {
  readonly source: Page['source'];
  readonly status: Page['status'];
  readonly hidden: readonly [number, number][];
  readonly painted: boolean;
}

/** As many lines and shapes without any text are writing in outlines, or a drawing: something to recognise. */
const drawing = 40;

async function look(page: PDFPageProxy, n: number, text: string, probe: PictureProbe): Promise<Look> {
  const operators = await page.getOperatorList();
  const { runs, shapes } = paintedRuns(operators);
  const hasPicture = (): Promise<boolean> => probe.hasPicture(n, operators);
  if (text.trim() === '') return lookWithoutText(page, shapes, runs.length > 0 || (await hasPicture()));
  const seen: Look = {
    source: 'text-layer',
    status: isMeaningless(text) ? 'illegible' : 'ok',
    hidden: [],
    painted: true,
  };
  if (runs.every(({ visibility }) => visibility === 'shown')) return seen;
  const onPicture = await hasPicture();
  if (onPicture && isRecognised(runs)) return { ...seen, source: 'ocr' };
  // White letters on a picture may well show; without one they do not.
  const isHidden = ({ visibility }: PaintedRun): boolean =>
    visibility === 'invisible' || (visibility === 'white' && !onPicture);
  return { ...seen, hidden: hiddenRanges(text, runs, isHidden) };
}

/** `unread`: there are letters without a meaning, or a picture. A few lines alone leave a page blank, though not empty. */
async function lookWithoutText(page: PDFPageProxy, shapes: number, unread: boolean): Promise<Look> {
  const needsOcr = unread || shapes >= drawing;
  const painted = needsOcr || shapes > 0 || (await page.getAnnotations()).length > 0;
  return { source: 'text-layer', status: needsOcr ? 'needs-ocr' : 'ok', hidden: [], painted };
}

/** Nearly all text is invisible and lies over a picture: somebody's character recognition put it there. */
function isRecognised(runs: readonly PaintedRun[]): boolean {
  const length = (some: readonly PaintedRun[]): number => some.reduce((sum, run) => sum + run.text.length, 0);
  return length(runs.filter(({ visibility }) => visibility === 'invisible')) > length(runs) * 0.9;
}

/** Fonts without a table of meanings give private or replacement characters: letters for the eye that say nothing. */
function isMeaningless(text: string): boolean {
  const all = text.match(/\S/gu)?.length ?? 0;
  return (text.match(/[\p{Co}\p{Cc}\uFFFD]/gu)?.filter((sign) => sign.trim() !== '').length ?? 0) > all * 0.3;
}

/** Ranges in reading order, those that touch or overlap as one. */
function inOrder(ranges: readonly [number, number][]): [number, number][] {
  const sorted = [...ranges].sort((left, right) => left[0] - right[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of sorted) {
    const open = merged.at(-1);
    if (open !== undefined && start <= open[1]) open[1] = Math.max(open[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function problemsOf(
  n: number,
  { status, hidden, cut }: { readonly status: Page['status']; readonly hidden: number; readonly cut: boolean },
): readonly Problem[] {
  const problems: Problem[] = [];
  if (status === 'needs-ocr') problems.push({ code: 'page-needs-ocr', page: n, detail: 'a picture without text' });
  if (status === 'illegible') problems.push({ code: 'page-unreadable', page: n, detail: 'letters without a meaning' });
  if (cut) problems.push({ code: 'partial-text', page: n, detail: `only the first ${String(mostText)} characters` });
  if (hidden > 0)
    problems.push({ code: 'hidden-text', page: n, detail: `${String(hidden)} places that are not seen on paper` });
  return problems;
}
