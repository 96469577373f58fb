/** The right-size report: every installed candidate for one task on the same items, its score against what it costs. */
import { z } from 'zod';
import { EvaluationReport, Measure } from './evaluate.ts';
import { Sha256, UtcTime } from './ids.ts';

export const RightSizeRow = z.strictObject({
  id: z.string(),
  version: z.string(),
  sha256: Sha256,
  /** What answered, as predictions name it. */
  specialist: z.string(),
  score: Measure,
  /** Items without an answer; they count as wrong. */
  missing: z.int().nonnegative(),
  secondsPerItem: z.number().nonnegative(),
  cpuSecondsPerItem: z.number().nonnegative(),
  joulesPerItem: z.number().nonnegative(),
  memoryBytes: z.number().nonnegative(),
  fileBytes: z.int().nonnegative(),
  calibration: EvaluationReport.shape.calibration,
});
export type RightSizeRow = Readonly<z.infer<typeof RightSizeRow>>;

export const RightSizeReport = z.strictObject({
  kind: z.literal('right-size'),
  version: z.literal(1),
  task: z.string(),
  at: UtcTime,
  app: z.string(),
  /** The items: a file of gold lines or the golden set, by SHA-256 of their canonical form. */
  gold: z.strictObject({ from: z.enum(['file', 'golden-set']), sha256: Sha256, items: z.int().nonnegative() }),
  /** `estimate`: processor seconds times `watts`. `rapl`: the processor's own meter, everything that ran on it included. */
  energy: z.strictObject({ method: z.enum(['estimate', 'rapl']), watts: z.number().positive() }),
  rows: z.array(RightSizeRow),
});
export type RightSizeReport = Readonly<z.infer<typeof RightSizeReport>>;
