/** What the dashboard shows. Every figure carries n and how it was made; what is not known is null, never 0. */
import { z } from 'zod';
import { AcceptThreshold, DriftLine, ReliabilityBin } from './calibration.ts';
import { call, type CallTable } from './call.ts';
import { Probability, UtcTime } from './ids.ts';

const count = z.int().nonnegative();

/** Work of the days asked for, from the audit log. */
export const Throughput = z.strictObject({
  days: z.array(z.strictObject({ day: z.string(), documents: count })),
  documents: count,
  /** Seconds from received to ready, of the documents of these days that became ready; null without one. */
  secondsToReady: z.strictObject({ median: z.number(), most: z.number(), n: count }).nullable(),
});
export type Throughput = Readonly<z.infer<typeof Throughput>>;

/** How one specialist's findings fared with people. */
export const SpecialistStanding = z.strictObject({
  specialist: z.string(),
  documents: count,
  findings: count,
  /** Findings that had no value to show. */
  withoutValue: count,
  /** Findings that a person accepted, corrected, rejected or marked as not there; and those of them that were not accepted. */
  decided: count,
  overridden: count,
});
export type SpecialistStanding = Readonly<z.infer<typeof SpecialistStanding>>;

/** How well the stated confidence of one field keeps its word. */
export const CalibrationStanding = z.strictObject({
  subject: z.string(),
  maker: z.string(),
  from: z.enum(['shipped', 'site']),
  set: z.string(),
  items: count,
  documents: count,
  /** Bins of cross-fitted probabilities: each document is judged by a curve that did not see it. */
  bins: z.array(ReliabilityBin),
  calibrationError: Probability,
  bound: AcceptThreshold,
  error: z.number(),
});
export type CalibrationStanding = Readonly<z.infer<typeof CalibrationStanding>>;

/** What models cost in these days, from the runs that the audit log names. */
export const Cost = z.strictObject({
  steps: count,
  tokensIn: count,
  tokensOut: count,
  modelSeconds: z.number().nonnegative(),
  /** Always an estimate: processor seconds times assumed watts. */
  wattHours: z.number().nonnegative(),
  method: z.string(),
});
export type Cost = Readonly<z.infer<typeof Cost>>;

export const Dashboard = z.strictObject({
  at: UtcTime,
  since: UtcTime,
  throughput: Throughput,
  specialists: z.array(SpecialistStanding),
  drift: z.strictObject({
    weekFrom: UtcTime,
    /** Chance of any alarm in a week in which nothing changed. */
    falseAlarms: Probability,
    lines: z.array(DriftLine),
  }),
  calibrations: z.array(CalibrationStanding),
  cost: Cost,
});
export type Dashboard = Readonly<z.infer<typeof Dashboard>>;

export const dashboardCalls = {
  'dashboard.get': call({
    to: 'engine',
    input: z.strictObject({ days: z.int().min(1).max(366) }),
    output: Dashboard,
    failures: [],
  }),
} satisfies CallTable;
