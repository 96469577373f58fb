/** Draws one PDF page on a canvas and lays its selectable text over it. */
import { TextLayer, type PDFDocumentProxy } from 'pdfjs-dist';
import { flattenItems, type FlatText } from './flatten-items.ts';
import { mergeRects } from './merge-rects.ts';
import { piecesOfSpan } from './pieces-of-span.ts';
import type { Rect } from './viewer-types.ts';

export interface DrawnPage extends FlatText {
  readonly layer: HTMLElement;
  readonly divs: readonly HTMLElement[];
  readonly pieces: readonly string[];
}

/** Draws into `canvas` and `layer` at `scale` px per point. Ends early, with null, once `stopped` says so. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  n: number,
  scale: number,
  canvas: HTMLCanvasElement,
  layer: HTMLElement,
  stopped: () => boolean,
): Promise<DrawnPage | null> {
  const page = await pdf.getPage(n);
  if (stopped()) return null;
  const viewport = page.getViewport({ scale });
  const ratio = window.devicePixelRatio;
  canvas.width = Math.floor(viewport.width * ratio);
  canvas.height = Math.floor(viewport.height * ratio);
  const transform = ratio === 1 ? {} : { transform: [ratio, 0, 0, ratio, 0, 0] };
  await page.render({ canvas, viewport, ...transform }).promise;
  if (stopped()) return null;
  const content = await page.getTextContent();
  layer.style.setProperty('--total-scale-factor', String(scale));
  layer.replaceChildren();
  const text = new TextLayer({ textContentSource: content, container: layer, viewport });
  await text.render();
  if (stopped()) return null;
  const items = content.items.flatMap((item) => ('str' in item ? [{ str: item.str, hasEOL: item.hasEOL }] : []));
  return { ...flattenItems(items), layer, divs: text.textDivs, pieces: items.map((item) => item.str) };
}

/** The boxes of a stretch of the page's text, in px from the layer's top left corner. */
export function rectsOfSpan(page: DrawnPage, start: number, end: number): readonly Rect[] {
  const box = page.layer.getBoundingClientRect();
  const lengths = page.pieces.map((piece) => piece.length);
  const rects = piecesOfSpan(page.starts, lengths, start, end).flatMap(({ piece, from, to }) => {
    const node = page.divs[piece]?.firstChild;
    if (node === null || node === undefined) return [];
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter((rect) => rect.width > 0.5);
  });
  return mergeRects(
    rects.map((rect) => ({ x: rect.left - box.left, y: rect.top - box.top, w: rect.width, h: rect.height })),
  );
}
