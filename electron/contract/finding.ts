/** One extracted field with its status and evidence, and the hops that led to it. */
import { z } from 'zod';
import { DecisionId, DocumentId, FindingId, Probability, RunId } from './ids.ts';
import { Evidence } from './evidence.ts';

export const LabelScore = z.strictObject({ label: z.string(), probability: Probability });
export type LabelScore = Readonly<z.infer<typeof LabelScore>>;

export const HopActor = z.enum(['rule', 'head', 'tagger', 'small', 'large', 'on-prem', 'person']);
export type HopActor = z.infer<typeof HopActor>;

/** One step of the route: who looked, what score against which threshold, what it cost. */
export const Hop = z.strictObject({
  run: RunId.nullable(),
  by: HopActor,
  specialist: z.string(),
  score: Probability.nullable(),
  threshold: Probability.nullable(),
  reason: z.string().max(200),
  ms: z.number().nonnegative(),
  tokensIn: z.int().nonnegative(),
  tokensOut: z.int().nonnegative(),
  changed: z.boolean(),
});
export type Hop = Readonly<z.infer<typeof Hop>>;

/** Scores of every class of a closed label set, best first in `alternatives`. */
export const LabelScores = z.strictObject({
  label: z.string(),
  probability: Probability,
  alternatives: z.array(LabelScore),
  calibrated: z.boolean(),
  abstained: z.boolean(),
  specialist: z.string(),
  /** Who was asked; absent in what an earlier version stored, and in what one head says by itself. */
  hops: z.array(Hop).optional(),
});
export type LabelScores = Readonly<z.infer<typeof LabelScores>>;

export const FindingStatus = z.enum(['found', 'absent', 'conflicting', 'illegible', 'not-attempted']);
export type FindingStatus = z.infer<typeof FindingStatus>;

export const Assertion = z.enum(['affirmed', 'negated', 'past', 'family', 'possible']);
export type Assertion = z.infer<typeof Assertion>;

/** A deterministic check that was run on a finding. */
export const Check = z.strictObject({
  rule: z.string().max(80),
  verdict: z.enum(['passed', 'failed', 'not-applicable']),
  detail: z.string().max(400),
});
export type Check = Readonly<z.infer<typeof Check>>;

export const Support = z.enum(['supported', 'contradicted', 'not-enough', 'not-checked']);
export type Support = z.infer<typeof Support>;

/** `probability` is null until calibrated; `samples` is the number of judged items the calibration was fitted on. */
export const Confidence = z.strictObject({
  raw: Probability.nullable(),
  probability: Probability.nullable(),
  samples: z.int().nonnegative(),
  /** Who made the raw score, each part with the start of its digest. A calibration belongs to one maker; another one is not calibrated. */
  maker: z.string().max(400).optional(),
});
export type Confidence = Readonly<z.infer<typeof Confidence>>;

export const FindingValue = z.json();
export type FindingValue = z.infer<typeof FindingValue>;

export const Finding = z.strictObject({
  id: FindingId,
  version: z.int().min(1),
  document: DocumentId,
  field: z.string().max(80),
  status: FindingStatus,
  /** What the source says, as read. */
  value: FindingValue.nullable(),
  /** The same in a standard form: ISO dates, ISO 8601 durations, numbers with units. */
  normalised: FindingValue.nullable(),
  assertion: Assertion.nullable(),
  evidence: z.array(Evidence),
  specialist: z.string(),
  checks: z.array(Check),
  support: Support,
  confidence: Confidence,
  hops: z.array(Hop),
  decision: DecisionId.nullable(),
});
export type Finding = Readonly<z.infer<typeof Finding>>;

/** A finding before it has an identity: what the extract feature computes. */
export const FindingDraft = Finding.omit({ id: true, version: true, decision: true });
export type FindingDraft = Readonly<z.infer<typeof FindingDraft>>;
