/** Opens a PDF, or says why not. No scripts, no forms engine, no network, no pictures, no code from strings. */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ReadOutcome } from '../../../contract/text.ts';

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

type Refusal = Extract<ReadOutcome, { status: 'needs-password' | 'rejected' }>;

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => join(home, name) + sep;

/** `needs-password` when it is locked, `rejected` (damaged) for anything pdf.js cannot open. `strict`: errors inside a page end it. */
export async function openPdf(
  bytes: Uint8Array,
  { strict = false }: { readonly strict?: boolean } = {},
): Promise<OpenPdf | Refusal> {
  const task = getDocument({
    // pdf.js takes the buffer over; the caller's stays whole.
    data: bytes.slice(),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 0,
    stopAtErrors: strict,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    iccUrl: folder('iccs'),
  });
  const close = async (): Promise<void> => {
    await task.destroy();
  };
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw new Error('no pages');
    return { document, close };
  } catch (error) {
    await close();
    return refusal(error);
  }
}

function refusal(error: unknown): Refusal {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return { status: 'needs-password' };
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { status: 'rejected', reason: 'damaged', detail: detail.slice(0, 400) };
}
