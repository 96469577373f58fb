/** One PDF page: drawn when it is near, with its selectable text and its marks; an empty sheet of the right size otherwise. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { memo, useEffect, useRef, useState, type ReactNode } from 'react';
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

export const PdfSheet = memo(function PdfSheet(props: PdfSheetProps): ReactNode {
  const { pdf, n, scale, desk, load, marks, jump, onChoose, arrive } = props;
  const sheet = useRef<HTMLElement>(null);
  const near = useNear(sheet, desk);
  const stored = useStoredPage(load, n, near);
  const { canvas, layer, drawn } = useDrawnPage(pdf, n, scale, near);
  const size = useOwnSize(pdf, n, near) ?? props.size;
  const fit = fitOf(drawn, stored);
  return (
    <article
      ref={sheet}
      className={isScan(stored) ? 'pdf-sheet scan' : 'pdf-sheet'}
      data-page={n}
      aria-label={`Page ${n}`}
      style={{ width: size.w * scale, height: size.h * scale }}
    >
      {near && <canvas ref={canvas} aria-hidden="true" />}
      {near && <div ref={layer} className="text-layer" />}
      {fit.agreed !== null && <MarkBoxes {...{ page: fit.agreed, marks, jump, onChoose, arrive }} />}
      {fit.differs && marks.length > 0 && <PageEdge {...{ marks, jump, onChoose, arrive }} />}
    </article>
  );
});

type Stored = ReturnType<typeof useStoredPage>;

/** Places may be marked only where the text shown here is the text that was read. */
function fitOf(drawn: DrawnPage | null, stored: Stored): { agreed: DrawnPage | null; differs: boolean } {
  if (drawn === null || stored === 'loading') return { agreed: null, differs: false };
  const agrees = stored?.text === drawn.text;
  return { agreed: agrees ? drawn : null, differs: !agrees };
}

function isScan(stored: Stored): boolean {
  return stored !== 'loading' && stored !== null && stored.source !== 'text-layer';
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
