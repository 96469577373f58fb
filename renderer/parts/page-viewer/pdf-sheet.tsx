/** One PDF page: drawn when it is near, with its selectable text and its marks; an empty sheet of the right size otherwise. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { drawPage, type DrawnPage } from './draw-page.ts';
import { MarkBoxes } from './mark-boxes.tsx';
import { PageEdge } from './page-edge.tsx';
import { useNear } from './use-near.ts';
import { useStoredPage } from './use-stored-page.ts';
import type { Arrive, Jump, LoadPage, ViewerMark } from './viewer-types.ts';

export interface PdfSheetProps {
  readonly pdf: PDFDocumentProxy;
  readonly n: number;
  readonly size: { readonly w: number; readonly h: number };
  readonly scale: number;
  readonly desk: HTMLElement | null;
  readonly load: LoadPage;
  readonly marks: readonly ViewerMark[];
  readonly jump: Jump | null;
  readonly onChoose: (owner: string) => void;
  readonly arrive: Arrive;
}

export function PdfSheet(props: PdfSheetProps): ReactNode {
  const { pdf, n, scale, desk, load, marks, jump, onChoose, arrive } = props;
  const sheet = useRef<HTMLElement>(null);
  const near = useNear(sheet, desk);
  const stored = useStoredPage(load, n, near);
  const { canvas, layer, drawn } = useDrawnPage(pdf, n, scale, near);
  const size = useOwnSize(pdf, n, near) ?? props.size;

  const agrees = drawn !== null && stored !== 'loading' && stored !== null && stored.text === drawn.text;
  const differs = drawn !== null && stored !== 'loading' && !agrees && marks.length > 0;
  const scan = stored !== 'loading' && stored !== null && stored.source !== 'text-layer';
  return (
    <article
      ref={sheet}
      className={`pdf-sheet${scan ? ' scan' : ''}${differs ? ' differs' : ''}`}
      data-page={n}
      aria-label={`Page ${n}`}
      style={{ width: size.w * scale, height: size.h * scale }}
    >
      {near && <canvas ref={canvas} aria-hidden="true" />}
      {near && <div ref={layer} className="text-layer" />}
      {drawn !== null && agrees && <MarkBoxes {...{ page: drawn, marks, jump, onChoose, arrive }} />}
      {differs && <PageEdge {...{ marks, jump, onChoose, arrive }} />}
    </article>
  );
}

/** Pages of one file may differ in size; until this one is known the first page's stands in. */
function useOwnSize(pdf: PDFDocumentProxy, n: number, near: boolean): { w: number; h: number } | null {
  const [size, setSize] = useState<{ w: number; h: number } | null>(null);
  useEffect(() => {
    if (!near) return;
    let wanted = true;
    void pdf.getPage(n).then((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      if (wanted) setSize({ w: width, h: height });
    });
    return () => {
      wanted = false;
    };
  }, [pdf, n, near]);
  return size;
}

function useDrawnPage(pdf: PDFDocumentProxy, n: number, scale: number, near: boolean) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ page: DrawnPage; scale: number } | null>(null);
  useEffect(() => {
    if (!near || canvas.current === null || layer.current === null) return;
    let stopped = false;
    void drawPage(pdf, n, scale, canvas.current, layer.current, () => stopped).then(
      (page) => {
        if (page !== null && !stopped) setDrawn({ page, scale });
      },
      () => {
        // A page that cannot be drawn stays empty paper; its stored text is still in the findings and in search.
      },
    );
    return () => {
      stopped = true;
      setDrawn(null);
    };
  }, [pdf, n, scale, near]);
  return { canvas, layer, drawn: drawn !== null && drawn.scale === scale ? drawn.page : null };
}
