/** Gold answers and the report of `cloister evaluate`. A gold line is an item with its right answer beside it. */
import { z } from 'zod';
import type { PredictTask } from './predict.ts';

const offset = z.int().nonnegative();
const GoldSpan = z.object({ start: offset, end: offset });

/** One right label, or several that are each right (`labels`). */
const GoldLabel = z
  .object({ id: z.string(), label: z.string().optional(), labels: z.array(z.string()).optional() })
  .transform(({ id, label, labels }) => ({ id, labels: label === undefined ? (labels ?? []) : [label] }))
  .refine(({ labels }) => labels.length > 0, 'A gold line needs a label.');
const GoldEntities = z.object({ id: z.string(), entities: z.array(GoldSpan.extend({ type: z.string() })) });
const GoldClauses = z.object({
  id: z.string(),
  findings: z.array(z.object({ category: z.string(), text: z.string() })),
});
const GoldInteractions = z.object({
  id: z.string(),
  interactions: z.array(z.object({ a: GoldSpan, b: GoldSpan })),
});
const GoldFields = z.object({
  id: z.string(),
  fields: z.array(
    z.object({ field: z.string(), normalised: z.json().nullable(), value: z.json().nullable().optional() }),
  ),
});
const GoldHits = z.object({
  id: z.string(),
  hits: z.array(z.object({ document: z.string(), start: offset.optional(), end: offset.optional() })),
});

/** Tasks that can be measured, and what a gold line must hold for each. */
export const goldTasks = {
  'legal.document-type': GoldLabel,
  'legal.clause': GoldLabel,
  'legal.provision': GoldLabel,
  'health.note-type': GoldLabel,
  'health.question': GoldLabel,
  'verify.claim': GoldLabel,
  'legal.clauses': GoldClauses,
  'legal.entities': GoldEntities,
  'health.entities': GoldEntities,
  'deid.entities': GoldEntities,
  'health.interactions': GoldInteractions,
  'legal.fields': GoldFields,
  retrieve: GoldHits,
} as const satisfies Partial<Record<PredictTask, z.ZodType>>;

export type MeasuredTask = keyof typeof goldTasks;
export type GoldOf<Task extends MeasuredTask> = Readonly<z.infer<(typeof goldTasks)[Task]>>;

/** A measure over `n` items with its 95 % bootstrap interval, resampled by item. */
export const Measure = z.strictObject({
  name: z.string(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.int().nonnegative(),
});
export type Measure = Readonly<z.infer<typeof Measure>>;

const LabelRow = z.strictObject({
  label: z.string(),
  n: z.int().nonnegative(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
});

export const EvaluationReport = z.strictObject({
  task: z.string(),
  /** Gold items; `missing` of them have no prediction and count as wrong. */
  n: z.int().nonnegative(),
  missing: z.int().nonnegative(),
  measures: z.array(Measure),
  byLabel: z.array(LabelRow),
  /** Rows: gold; columns: predicted. */
  confusion: z.strictObject({ labels: z.array(z.string()), counts: z.array(z.array(z.int())) }).nullable(),
  /** Of the stated probabilities: expected calibration error and the bins behind it. */
  calibration: z
    .strictObject({
      error: z.number(),
      n: z.int(),
      bins: z.array(
        z.strictObject({
          low: z.number(),
          high: z.number(),
          n: z.int(),
          stated: z.number().nullable(),
          observed: z.number().nullable(),
        }),
      ),
    })
    .nullable(),
  riskCoverage: z.array(
    z.strictObject({ coverage: z.number(), threshold: z.number(), risk: z.number(), accepted: z.int() }),
  ),
  /** Mean and 95th percentile of `milliseconds` over the predictions. */
  cost: z.strictObject({ millisecondsMean: z.number(), milliseconds95: z.number() }),
});
export type EvaluationReport = Readonly<z.infer<typeof EvaluationReport>>;
