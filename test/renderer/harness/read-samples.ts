/** The sample documents as the reader would store them: bytes, and pages by the reader's own flattening rule. */
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import type { Page } from '../../../electron/contract/text.ts';
import { flattenItems } from '../../../electron/core/text/flatten-items.ts';
import { startPdfWorker } from '../../../renderer/parts/page-viewer/pdf-worker.ts';
import { fakeHash } from '../../fakes/fake-window/fake-ids.ts';

const pdfs = import.meta.glob<string>('../../../resources/samples/**/*.pdf', {
  query: '?inline',
  import: 'default',
  eager: true,
});
const texts = import.meta.glob<string>('../../../resources/samples/*/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Sample {
  readonly bytes: Uint8Array;
  readonly pages: readonly Page[];
}

/** `file` as in expected.json, for example `legal/mutual-nda.pdf`. */
export async function readSample(file: string): Promise<Sample> {
  const key = `../../../resources/samples/${file}`;
  const text = texts[key];
  if (text !== undefined) return { bytes: new TextEncoder().encode(text), pages: [textPage(text)] };
  const address = pdfs[key];
  if (address === undefined) throw new Error(`no sample ${file}`);
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  return { bytes, pages: await pdfPages(bytes) };
}

async function pdfPages(bytes: Uint8Array): Promise<readonly Page[]> {
  GlobalWorkerOptions.workerPort ??= startPdfWorker();
  const task = getDocument({ data: bytes.slice(), useWorkerFetch: false, useWasm: false });
  const pdf = await task.promise;
  const pages: Page[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const content = await (await pdf.getPage(n)).getTextContent();
    const items = content.items.flatMap((item) => ('str' in item ? [item] : []));
    pages.push(page(n, flattenItems(items).text, 'text-layer'));
  }
  await task.destroy();
  return pages;
}

function textPage(text: string): Page {
  return page(1, text, 'markup');
}

/** Boxes are not kept: the viewer finds places by the text itself. */
function page(n: number, text: string, source: Page['source']): Page {
  return {
    n,
    textVersion: fakeHash(text),
    text,
    size: { w: 612, h: 792 },
    items: [],
    source,
    status: 'ok',
    hidden: [],
    furniture: [],
    ocrWords: [],
  };
}
