/** Judged predictions that calibrations are fitted on, what a bound comes to, and what the drift watch says. */
import { z } from 'zod';
import { FindingStatus } from './finding.ts';
import { DocumentId, Probability, UtcTime } from './ids.ts';

const count = z.int().nonnegative();

/** Judged scores of one field (or task) by one maker. The three lists have one entry per item. */
export const CalibrationSeries = z
  .strictObject({
    /** Field of a pack, such as `governingLaw`, or a task. */
    subject: z.string().max(80),
    /** Who made the scores, each part with the start of its digest: a calibration belongs to this maker and to no other. */
    maker: z.string().max(400),
    set: z.string(),
    split: z.string(),
    licence: z.string(),
    /** Numbers of documents, not their names. */
    documents: z.array(count),
    raw: z.array(Probability),
    right: z.array(z.union([z.literal(0), z.literal(1)])),
  })
  .refine(({ documents, raw, right }) => documents.length === raw.length && raw.length === right.length, {
    message: 'documents, raw and right must have the same length',
  });
export type CalibrationSeries = Readonly<z.infer<typeof CalibrationSeries>>;

export const CalibrationFile = z.strictObject({
  kind: z.literal('calibration'),
  version: z.literal(1),
  series: z.array(CalibrationSeries),
});
export type CalibrationFile = Readonly<z.infer<typeof CalibrationFile>>;

/** What the data prove at a stated error. */
export const AcceptThreshold = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('set'),
    threshold: Probability,
    /** Share of the items at or above the threshold; how many, and how many of these were wrong. */
    coverage: Probability,
    accepted: count,
    wrong: count,
    documents: count,
    items: count,
  }),
  z.strictObject({ status: z.enum(['not-enough-data', 'not-reachable']), documents: count, items: count }),
]);
export type AcceptThreshold = Readonly<z.infer<typeof AcceptThreshold>>;

export const ReliabilityBin = z.strictObject({
  low: Probability,
  high: Probability,
  n: count,
  /** Mean stated probability, and share that was right; null in an empty bin. */
  stated: Probability.nullable(),
  observed: Probability.nullable(),
});
export type ReliabilityBin = Readonly<z.infer<typeof ReliabilityBin>>;

export const DriftSign = z.enum(['scores', 'overrides', 'abstentions']);
export type DriftSign = z.infer<typeof DriftSign>;

/** One comparison of the newest week with the time before it. */
export const DriftLine = z.strictObject({
  specialist: z.string(),
  sign: DriftSign,
  /** `quiet`: no more than chance explains. `not-enough-data`: fewer documents than the floor on one side. */
  verdict: z.enum(['quiet', 'alarm', 'not-enough-data']),
  /** Medians of the scores, or shares of the documents; null without data. */
  before: z.number().nullable(),
  now: z.number().nullable(),
  documentsBefore: count,
  documentsNow: count,
  /** Chance of such a difference when nothing changed; null below the floor. */
  p: Probability.nullable(),
  /** The alarm is raised at or below this, after the false alarms were shared among all comparisons. */
  limit: Probability.nullable(),
});
export type DriftLine = Readonly<z.infer<typeof DriftLine>>;

/** One finding as the machine made it, and how it fared: what calibration, drift and dashboard count. No text of the document is in it. */
export const FindingMark = z.strictObject({
  document: DocumentId,
  receivedAt: UtcTime,
  field: z.string(),
  specialist: z.string(),
  maker: z.string().nullable(),
  raw: Probability.nullable(),
  status: FindingStatus,
  /** `overridden`: a person corrected, rejected or took it away, at least once; null: nobody judged it. */
  judged: z.enum(['accepted', 'overridden']).nullable(),
});
export type FindingMark = Readonly<z.infer<typeof FindingMark>>;
