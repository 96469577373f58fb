/** Keeps one PDF open while it is shown, and closes it when another takes its place. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { openPdf } from './open-pdf.ts';
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
    let wanted = true;
    let close: (() => Promise<void>) | null = null;
    const show = (state: PdfState): void => {
      if (wanted) setHeld({ read, state });
    };
    void (async () => {
      try {
        const opened = await openPdf(read);
        close = opened.close;
        if (!wanted) {
          await opened.close();
          return;
        }
        const page = await opened.pdf.getPage(1);
        const { width, height } = page.getViewport({ scale: 1 });
        show({ state: 'open', pdf: opened.pdf, size: { w: width, h: height } });
      } catch {
        show({ state: 'failed' });
      }
    })();
    return () => {
      wanted = false;
      void close?.();
    };
  }, [read]);
  if (read === null) return { state: 'none' };
  return held !== null && held.read === read ? held.state : { state: 'opening' };
}
