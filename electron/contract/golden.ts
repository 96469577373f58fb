/** The golden set of a site: reviewed documents whose decided findings are what every change is held against. */
import { z } from 'zod';
import { Commitment, DocumentId, FindingId, MatterId, Sha256, UtcTime } from './ids.ts';
import { RouteTable } from './route.ts';
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

/** Application, manifest entries (each by the SHA-256 of its canonical form: file, prompts, thresholds) and routes that people let answer. */
const Accepted = z.strictObject({
  app: z.string(),
  entries: z.array(Sha256),
  /** In force as long as a change of them waits; none: those of the vault are. */
  routes: z.array(RouteTable).default([]),
});

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
  /** What answered when `before` was made, as `answeringDigest` gives it; null: not known, so the set has to run. */
  answering: Sha256.nullable().default(null),
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

/** `due`: something changed and the set has not run over it; `differs`: it has, and a person must look. */
export const GoldenState = z.enum(['current', 'due', 'running', 'differs']);
export type GoldenState = z.infer<typeof GoldenState>;

export const GoldenView = z.strictObject({
  state: GoldenState,
  documents: z.array(
    z.strictObject({ document: DocumentId, name: z.string().nullable(), fields: z.int().nonnegative() }),
  ),
  /** What changed since the set was last accepted: nothing of it answers until the set has run. */
  pending: z.array(z.string()),
  /** What is not used for that reason, and what does its work meanwhile. */
  held: z.array(z.strictObject({ model: z.string(), instead: z.string() })),
  /** What came out otherwise, while the state is `differs`. */
  lines: z.array(GoldenLine),
  lastRun: z.strictObject({ at: UtcTime, summary: GoldenSummary }).nullable(),
});
export type GoldenView = Readonly<z.infer<typeof GoldenView>>;
