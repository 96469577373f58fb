/** The golden set of a site: reviewed documents whose decided findings are what every change is held against. */
import { z } from 'zod';
import { Commitment, DocumentId, FindingId, MatterId, Sha256, UtcTime } from './ids.ts';
import { GoldenSummary, GoldenVerdict } from './site-model.ts';

/** What came out for a field: without values, which are the document's own and are erased with it. */
const FieldOutcome = z.strictObject({ outcome: Commitment, isRight: z.boolean() });
const FieldOutcomes = z.record(z.string(), FieldOutcome);
export type FieldOutcomes = Readonly<z.infer<typeof FieldOutcomes>>;

export const GoldenDocument = z.strictObject({
  document: DocumentId,
  matter: MatterId,
  /** The decided versions of findings: they never change, and are the only place where the expected values stand. */
  frozen: z.array(z.strictObject({ finding: FindingId, version: z.int().min(1) })),
  /** What the accepted application and models make of it. */
  before: FieldOutcomes,
});
export type GoldenDocument = Readonly<z.infer<typeof GoldenDocument>>;

/** Application and manifest entries (each by the SHA-256 of its canonical form: file, prompts, thresholds) that people let answer. */
const Accepted = z.strictObject({ app: z.string(), entries: z.array(Sha256) });

export const GoldenRun = z.strictObject({
  at: UtcTime,
  summary: GoldenSummary,
  accepts: Accepted,
  after: z.record(z.string(), FieldOutcomes),
});
export type GoldenRun = Readonly<z.infer<typeof GoldenRun>>;

export const GoldenSet = z.strictObject({
  documents: z.array(GoldenDocument),
  accepted: Accepted,
  /** The newest runs, newest last. */
  runs: z.array(GoldenRun),
});
export type GoldenSet = Readonly<z.infer<typeof GoldenSet>>;

/** One field in words, for the person who looks: shown once, kept nowhere. */
export const GoldenLine = z.strictObject({
  document: DocumentId,
  name: z.string(),
  field: z.string(),
  verdict: GoldenVerdict,
  expected: z.string(),
  before: z.string(),
  after: z.string(),
});
export type GoldenLine = Readonly<z.infer<typeof GoldenLine>>;

export const GoldenReport = z.strictObject({ summary: GoldenSummary, lines: z.array(GoldenLine) });
export type GoldenReport = Readonly<z.infer<typeof GoldenReport>>;

export const GoldenView = z.strictObject({
  documents: z.array(
    z.strictObject({ document: DocumentId, name: z.string().nullable(), fields: z.int().nonnegative() }),
  ),
  /** What changed since the set was last accepted: nothing of it answers until the set has run. */
  pending: z.array(z.string()),
  lastRun: z.strictObject({ at: UtcTime, summary: GoldenSummary }).nullable(),
});
export type GoldenView = Readonly<z.infer<typeof GoldenView>>;
