/** Tells whether a page paints pictures, without decoding one: a hostile picture costs memory, and we read no pictures here. */
import type { OpenPdf } from './open-pdf.ts';
import type { Operators } from './painted-text.ts';

export interface PictureProbe {
  readonly hasPicture: (n: number, operators: Operators) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/**
 * The document is opened with a size limit for pictures of nothing, so none is decoded. Opened once more so that it stops where the limit is
 * met, a page with a picture gives fewer operators than the same page read to its end. `openStrict` opens it that way; it is called once, when first needed.
 */
export function pictureProbe(openStrict: () => Promise<OpenPdf | null>): PictureProbe {
  let opened: Promise<OpenPdf | null> | null = null;
  return {
    hasPicture: async (n, operators) => {
      const strict = await (opened ??= openStrict());
      if (strict === null) return true; // it opened when errors were passed over: something is there that cannot be read
      try {
        const page = await strict.document.getPage(n);
        const { fnArray } = await page.getOperatorList();
        page.cleanup();
        return fnArray.length < operators.fnArray.length;
      } catch {
        return true;
      }
    },
    close: async () => {
      await (await opened)?.close();
    },
  };
}
