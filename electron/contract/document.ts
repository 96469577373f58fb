/** Matters (walled sets of documents), documents and the chunks of their text. */
import { z } from 'zod';
import { ChunkId, DocumentId, MatterId, Commitment, UtcTime } from './ids.ts';
import { LabelScores } from './finding.ts';
import { DocumentKind, PageStatus, Problem, RejectReason, ReadLimit, Span } from './text.ts';

export const PackId = z.enum(['legal', 'health']);
export type PackId = z.infer<typeof PackId>;

/** A walled set of documents: a legal matter or a patient record. Nothing crosses the wall. */
export const Matter = z.strictObject({
  id: MatterId,
  name: z.string().min(1).max(200),
  pack: PackId,
  createdAt: UtcTime,
  state: z.enum(['open', 'held', 'closed']),
});
export type Matter = Readonly<z.infer<typeof Matter>>;

/** The import journal of one document: each step is written when it is done, so that a killed import resumes there. */
export const DocumentStatus = z.enum(['received', 'kept', 'read', 'indexed', 'ready']);
export type DocumentStatus = z.infer<typeof DocumentStatus>;

export const DocumentOutcome = z.enum(['ok', 'partial', 'needs-password', 'needs-ocr', 'rejected', 'limit', 'failed']);
export type DocumentOutcome = z.infer<typeof DocumentOutcome>;

export const DocumentRecord = z.strictObject({
  id: DocumentId,
  matter: MatterId,
  name: z.string().min(1).max(400),
  kind: DocumentKind,
  bytes: z.int().nonnegative(),
  /** HMAC of the bytes under the matter's key: finds the same file inside the matter, links nothing across matters. */
  commitment: Commitment,
  receivedAt: UtcTime,
  parent: DocumentId.nullable(),
  status: DocumentStatus,
  outcome: DocumentOutcome,
  /** Why, when the outcome is `rejected` or `limit`. */
  reason: z.union([RejectReason, ReadLimit]).nullable(),
  type: LabelScores.nullable(),
  pages: z.int().nonnegative(),
  problems: z.array(Problem),
  replaces: DocumentId.nullable(),
});
export type DocumentRecord = Readonly<z.infer<typeof DocumentRecord>>;

/** A page without its text, for lists. */
export const PageSummary = z.strictObject({
  n: z.int().min(1),
  status: PageStatus,
  characters: z.int().nonnegative(),
});
export type PageSummary = Readonly<z.infer<typeof PageSummary>>;

/** A paragraph-sized piece of one page, with exact offsets; `ordinal` counts from 0 through the document. */
export const Chunk = z.strictObject({
  id: ChunkId,
  matter: MatterId,
  document: DocumentId,
  ordinal: z.int().nonnegative(),
  span: Span,
  text: z.string().min(1),
  heading: z.string().max(200).nullable(),
});
export type Chunk = Readonly<z.infer<typeof Chunk>>;
