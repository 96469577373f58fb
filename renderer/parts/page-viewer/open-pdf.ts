/** Opens a PDF for viewing. Bytes come over the bridge in parts as pdf.js asks for them; nothing is fetched and no code is made from strings. */
import { getDocument, GlobalWorkerOptions, PDFDataRangeTransport, type PDFDocumentProxy } from 'pdfjs-dist';
import { startPdfWorker } from './pdf-worker.ts';
import type { ReadBytes } from './viewer-types.ts';

/** The door passes at most 512 KiB at once. */
const partBytes = 524_288;
const firstPart = 65_536;

export interface OpenPdf {
  readonly pdf: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

/** Fails when the file does not open: the caller shows the stored text instead. */
export async function openPdf(read: ReadBytes): Promise<OpenPdf> {
  GlobalWorkerOptions.workerPort ??= startPdfWorker();
  const first = await read(0, firstPart);
  if (first === null) throw new Error('no bytes');
  const range = rangesOver(read, first.bytes, first.total);
  const task = getDocument({
    range,
    rangeChunkSize: firstPart * 2,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    useWorkerFetch: false,
    useWasm: false,
    disableWorkerRendering: true,
    stopAtErrors: false,
  });
  const pdf = await task.promise;
  return { pdf, close: () => task.destroy() };
}

function rangesOver(read: ReadBytes, first: Uint8Array, total: number): PDFDataRangeTransport {
  // A copy: pdf.js hands its buffer over to the worker.
  const range = new PDFDataRangeTransport(total, first.slice());
  range.requestDataRange = (begin: number, end: number) => {
    void readAll(read, begin, end).then((bytes) => {
      if (bytes === null) range.abort();
      else range.onDataRange(begin, bytes);
    });
  };
  return range;
}

async function readAll(read: ReadBytes, begin: number, end: number): Promise<Uint8Array | null> {
  const whole = new Uint8Array(end - begin);
  for (let at = begin; at < end; at += partBytes) {
    const part = await read(at, Math.min(partBytes, end - at));
    if (part === null) return null;
    whole.set(part.bytes, at - begin);
  }
  return whole;
}
