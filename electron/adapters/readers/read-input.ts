/** What a reader is given. */
import type { DocumentKind, Page, ReadLimits } from '../../contract/text.ts';

export interface ReadInput {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
  readonly limits: ReadLimits;
  readonly signal: AbortSignal;
  /** Told each page as it is ready; furniture is not known before the last one. */
  readonly onPage: (page: Page) => void;
}
