/** An answer: sentences tied to located quotes, what was set apart, and what was searched. */
import { z } from 'zod';
import { AnswerId, DocumentId, MatterId, Probability, RunId, UtcTime } from './ids.ts';
import { Evidence } from './evidence.ts';
import { Support } from './finding.ts';

export const AbstainReason = z.enum([
  'nothing-found',
  'not-enough-support',
  'empty-matter',
  'nothing-readable',
  'stopped',
]);
export type AbstainReason = z.infer<typeof AbstainReason>;

export const AnswerSentence = z.strictObject({
  text: z.string().min(1),
  citations: z.array(Evidence).min(1),
  support: Support,
  probability: Probability.nullable(),
});
export type AnswerSentence = Readonly<z.infer<typeof AnswerSentence>>;

/** What an answer rests on: "searched 412 of 415 pages; 3 unreadable; 7 mentions, 5 used". */
export const Coverage = z.strictObject({
  documents: z.int().nonnegative(),
  pagesSearched: z.int().nonnegative(),
  pagesTotal: z.int().nonnegative(),
  unreadable: z.array(z.strictObject({ document: DocumentId, page: z.int().min(0) })),
  /** Exact terms of the question that were looked for, and how often they stand in the searched pages. */
  terms: z.array(z.strictObject({ term: z.string(), mentions: z.int().nonnegative() })),
  mentions: z.int().nonnegative(),
  used: z.int().nonnegative(),
});
export type Coverage = Readonly<z.infer<typeof Coverage>>;

export const Answer = z.strictObject({
  id: AnswerId,
  matter: MatterId,
  document: DocumentId.nullable(),
  question: z.string().min(1).max(2000),
  at: UtcTime,
  sentences: z.array(AnswerSentence),
  unsupported: z.array(z.string()),
  abstained: AbstainReason.nullable(),
  nearest: z.array(Evidence),
  coverage: Coverage,
  runs: z.array(RunId),
  specialist: z.string(),
  milliseconds: z.number().nonnegative(),
});
export type Answer = Readonly<z.infer<typeof Answer>>;

/** One place where an exact text stands; `before` and `after` are context from the same page. */
export const Mention = z.strictObject({
  evidence: Evidence,
  documentName: z.string(),
  before: z.string(),
  after: z.string(),
});
export type Mention = Readonly<z.infer<typeof Mention>>;
