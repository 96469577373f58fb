/** Keeps one PDF open while it is shown, and closes it when another takes its place. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { openPdf, type OpenPdf } from './open-pdf.ts';
import type { ReadBytes } from './viewer-types.ts';

export type PdfState =
  | { readonly state: 'none' }
  | { readonly state: 'opening' }
  | {
      readonly state: 'open';
      readonly pdf: PDFDocumentProxy;
      readonly size: { readonly w: number; readonly h: number };
    }
  | { readonly state: 'failed' };

/** `read` null: the document has no pages as images. Sizes are in points, of the first page. */
export function usePdf(read: ReadBytes | null): PdfState {
  const [held, setHeld] = useState<{ read: ReadBytes; state: PdfState } | null>(null);
  useEffect(() => {
    if (read === null) return;
    const life = { wanted: true };
    const opening = openPdf(read);
    void show(opening, (state) => {
      if (life.wanted) setHeld({ read, state });
    });
    return () => {
      life.wanted = false;
      void opening.then(
        (opened) => opened.close(),
        () => undefined, // it never opened: nothing to close
      );
    };
  }, [read]);
  if (read === null) return { state: 'none' };
  return held !== null && held.read === read ? held.state : { state: 'opening' };
}

async function show(opening: Promise<OpenPdf>, tell: (state: PdfState) => void): Promise<void> {
  try {
    const { pdf } = await opening;
    const page = await pdf.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    tell({ state: 'open', pdf, size: { w: width, h: height } });
  } catch {
    tell({ state: 'failed' });
  }
}
