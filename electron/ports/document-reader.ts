import type { DocumentKind, Page, ReadLimits, ReadOutcome } from '../contract/text.ts';

/** Reads one document in a disposable process. Hostile input ends in a typed outcome; it never throws for it. */
export interface DocumentReader {
  readonly read: (
    file: { readonly name: string; readonly kind: DocumentKind; readonly bytes: Uint8Array },
    limits: ReadLimits,
    options?: { readonly signal?: AbortSignal | undefined; readonly onPage?: ((page: Page) => void) | undefined },
  ) => Promise<ReadOutcome>;
}
