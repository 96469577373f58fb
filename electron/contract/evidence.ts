/** A quote and the place where it stands. Nothing may be shown as found without one. */
import { z } from 'zod';
import { ChunkId, DocumentId, Sha256 } from './ids.ts';
import { Span } from './text.ts';

/** `exact` as is; `normalised` after folding white space, hyphenation, ligatures, quotation marks; `near` only on OCR pages, with its distance. */
export const EvidenceMatch = z.enum(['exact', 'normalised', 'near']);
export type EvidenceMatch = z.infer<typeof EvidenceMatch>;

export const Evidence = z.strictObject({
  document: DocumentId,
  textVersion: Sha256,
  span: Span,
  quote: z.string().min(1).max(20_000),
  match: EvidenceMatch,
  distance: z.int().nonnegative(),
  chunk: ChunkId.nullable(),
});
export type Evidence = Readonly<z.infer<typeof Evidence>>;
