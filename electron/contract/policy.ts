/** Document policies: what a site does not want in its documents, learnt from a few marked passages, one small head each. */
import { z } from 'zod';
import { Evidence } from './evidence.ts';
import { Decision } from './decision.ts';
import { Finding } from './finding.ts';
import { DocumentId, ExampleId, MatterId, PolicyId, Probability, Sha256, UtcTime } from './ids.ts';

/** Fewest marked passages that are trained from, and fewest of each kind. */
export const leastExamples = 20;
export const leastOfAKind = 5;
/** A passage to learn from is at most so many UTF-16 units long. */
export const longestExample = 20_000;

export const PolicyName = z.string().trim().min(1).max(80);
export const PolicyReason = z.string().trim().min(1).max(2000);

/** `yes`: the passage breaks the policy. */
export const PolicyLabel = z.enum(['yes', 'no']);
export type PolicyLabel = z.infer<typeof PolicyLabel>;

/** A marked passage. It holds text of a document and goes when the document is erased. */
export const PolicyExample = z.strictObject({
  id: ExampleId,
  policy: PolicyId,
  label: PolicyLabel,
  text: z.string().min(1).max(longestExample),
  /** Passages of one group resemble each other and are never split between learning and testing. */
  group: z.string().min(1).max(400),
  /** Null for a passage that came in a file. */
  source: z.strictObject({ matter: MatterId, evidence: Evidence }).nullable(),
  from: z.enum(['file', 'mark', 'decision']),
  byName: z.string().max(200),
  at: UtcTime,
});
export type PolicyExample = Readonly<z.infer<typeof PolicyExample>>;

/** A line of an examples file. `document` groups passages of one source. */
export const ExampleLine = z.object({
  text: z.string().trim().min(1).max(longestExample),
  label: PolicyLabel,
  document: z.string().min(1).max(400).optional(),
});
export type ExampleLine = Readonly<z.infer<typeof ExampleLine>>;

/** So many of so many, with its 95 % interval (Wilson). */
export const Share = z.strictObject({
  count: z.int().nonnegative(),
  n: z.int().nonnegative(),
  low: Probability,
  high: Probability,
});
export type Share = Readonly<z.infer<typeof Share>>;

/** How well a head did on passages it had not learnt from; all of it out of fold, whole groups left out. */
export const PolicyMeasure = z.strictObject({
  yes: z.int().nonnegative(),
  no: z.int().nonnegative(),
  groups: z.int().nonnegative(),
  /** Chance that a marked passage scores above a counter-example (area under the ROC curve), 95 % interval by bootstrap over groups. */
  ranking: z.strictObject({ value: Probability, low: Probability, high: Probability, n: z.int().nonnegative() }),
  /** Marked passages that it would report by itself, and that it would at least ask about. */
  reported: Share,
  asked: Share,
  /** Counter-examples that it would report by itself. */
  falseAlarms: Share,
  /** Passages of the vault that nobody marked: how many it would report. Some may be right, so this is at least the false-alarm rate. */
  unmarked: Share,
});
export type PolicyMeasure = Readonly<z.infer<typeof PolicyMeasure>>;

const Packed = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/u);

/** A policy head: one linear rule over the vector of a passage and its hashed words. No text of an example is in it. */
export const PolicyHeadFile = z.strictObject({
  kind: z.literal('policy-head'),
  version: z.literal(1),
  policy: PolicyId,
  /** The embedder whose vectors it reads. */
  embedder: Sha256,
  /** float32, one per dimension of the embedder. */
  vector: Packed,
  /** Places of hashed words (uint16) and their weights (float32), the rest is 0. */
  places: Packed,
  words: Packed,
  bias: z.number(),
  /** sigmoid(slope × score + offset), fitted on `samples` out-of-fold scores. */
  calibration: z.strictObject({ slope: z.number().positive(), offset: z.number(), samples: z.int().nonnegative() }),
  thresholds: z.strictObject({
    /** Share of passages without the matter that may be reported. */
    falseAlarmLimit: Probability,
    /** A passage above this is reported; null: not enough data yet to keep the limit, so a person is asked instead. */
    reportAbove: Probability.nullable(),
    /** A passage from this on is shown to a person. */
    askFrom: Probability,
    /** Passages without the matter that `reportAbove` was fitted on. */
    samples: z.int().nonnegative(),
  }),
});
export type PolicyHeadFile = Readonly<z.infer<typeof PolicyHeadFile>>;

export const PolicyVersion = z.strictObject({
  n: z.int().min(1),
  head: Sha256,
  trainedAt: UtcTime,
  trainedBy: z.string().max(200),
  measure: PolicyMeasure,
  thresholds: PolicyHeadFile.shape.thresholds,
  approval: z.strictObject({ byName: z.string().max(200), at: UtcTime, reason: PolicyReason }).nullable(),
});
export type PolicyVersion = Readonly<z.infer<typeof PolicyVersion>>;

export const Policy = z.strictObject({
  id: PolicyId,
  name: PolicyName,
  /** What breaks the policy, in one sentence; helps to find passages to mark, decides nothing. */
  describes: z.string().trim().max(400),
  /** Exports that carry documents' text stop at a reported passage. */
  blocksExport: z.boolean(),
  falseAlarmLimit: Probability.min(0.001).max(0.5),
  createdAt: UtcTime,
  versions: z.array(PolicyVersion),
  /** Version in force; null = none: a draft, or switched off. */
  live: z.int().min(1).nullable(),
});
export type Policy = Readonly<z.infer<typeof Policy>>;

/** Where a policy stands, in one word for lists. */
export const PolicyState = z.enum(['draft', 'trained', 'live', 'off']);
export type PolicyState = z.infer<typeof PolicyState>;

/** A policy with the counts that a person needs beside it. */
export const PolicyStatus = z.strictObject({
  policy: Policy,
  state: PolicyState,
  examples: z.strictObject({ yes: z.int(), no: z.int(), groups: z.int() }),
  /** Examples that may not be used, because their matter was taken out of learning. */
  excluded: z.int(),
  /** How many passages of each kind are still needed before it can be trained. */
  needed: z.strictObject({ yes: z.int(), no: z.int() }),
});
export type PolicyStatus = Readonly<z.infer<typeof PolicyStatus>>;

/** A passage that a head would report or ask about, or that is suggested for marking. */
export const PolicyPassage = z.strictObject({
  document: DocumentId,
  name: z.string(),
  evidence: Evidence,
  probability: Probability.nullable(),
  verdict: z.enum(['report', 'ask', 'suggested']),
});
export type PolicyPassage = Readonly<z.infer<typeof PolicyPassage>>;

/** Why an export stops: the policy and the words. */
export const ExportStop = z.strictObject({
  policy: PolicyName,
  document: DocumentId,
  name: z.string(),
  quote: z.string(),
  page: z.int(),
});
export type ExportStop = Readonly<z.infer<typeof ExportStop>>;

/** The field under which the findings of a policy stand. */
export function policyField(policy: PolicyId): string {
  return `${policyFieldPrefix}${policy}`;
}
export const policyFieldPrefix = 'policy:';

/** From which matters a regression set came, and which were taken out of learning. */
export const CorrectionSources = z.strictObject({
  matters: z.array(z.strictObject({ matter: MatterId, name: z.string(), lines: z.int().nonnegative() })),
  left: z.array(z.strictObject({ matter: MatterId, name: z.string() })),
});
export type CorrectionSources = Readonly<z.infer<typeof CorrectionSources>>;

/** One line of the regression set: what a machine had found, and what a person made of it. */
export const Correction = z.strictObject({
  matter: MatterId,
  document: DocumentId,
  finding: Finding.shape.id,
  field: Finding.shape.field,
  specialist: z.string(),
  status: Finding.shape.status,
  act: Decision.shape.act,
  before: Decision.shape.before,
  after: Decision.shape.after,
  evidence: z.array(Evidence),
  /** What the evidence judge is asked about such a field, and the passage that the first quote stands in: what a candidate adapter learns from. */
  question: z.string().nullable(),
  passage: z.string().nullable(),
  decidedAt: UtcTime,
});
export type Correction = Readonly<z.infer<typeof Correction>>;
