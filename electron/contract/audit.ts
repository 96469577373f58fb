/** Audit events: what one leaf of the transparency log says. No free text and no personal data stands in a leaf. */
import { z } from 'zod';
import { Commitment, DecisionId, EventIndex, Sha256, UtcTime } from './ids.ts';
import { AdapterReference, ModelReference, Sampler, Usage } from './run.ts';

/** The closed catalogue of event kinds. */
export const eventKinds = [
  'vault.created',
  'signin.succeeded',
  'signin.failed',
  'signin.ended',
  'matter.created',
  'matter.held',
  'matter.closed',
  'matter.destroyed',
  'import.started',
  'import.ended',
  'document.received',
  'document.rejected',
  'document.parsed',
  'document.classified',
  'document.extracted',
  'document.viewed',
  'document.exported',
  'document.erased',
  'index.updated',
  'index.rebuilt',
  'inference.completed',
  'inference.blocked',
  'evidence.checked',
  'question.asked',
  'question.answered',
  'mentions.searched',
  'review.accepted',
  'review.corrected',
  'review.rejected',
  'review.absent',
  'review.escalated',
  'signature.applied',
  'signature.failed',
  'export.created',
  'model.loaded',
  'model.fetched',
  'model.imported',
  'model.tested',
  'model.approved',
  'model.revoked',
  'settings.changed',
  'route.changed',
  'drift.found',
  'policy.applied',
  'policy.created',
  'policy.marked',
  'policy.trained',
  'policy.approved',
  'policy.stopped',
  'policy.checked',
  'learning.changed',
  'export.refused',
  'export.overridden',
  'failure',
  'anchor.requested',
  'anchor.received',
  'log.opened',
  'log.recovered',
  'log.alarm',
  'disk.low',
  'clock.jump',
] as const;
export const EventKind = z.enum(eventKinds);
export type EventKind = z.infer<typeof EventKind>;

const small = z.string().max(200);

/** Facts about the object of the event: ids, counts, codes, commitments. Keys are fixed per kind by its caller; values never hold document text. */
export const EventFacts = z.record(
  z.string().max(60),
  z.union([small, z.number(), z.boolean(), z.null(), z.array(small)]),
);
export type EventFacts = Readonly<z.infer<typeof EventFacts>>;

export const EventActor = z.strictObject({
  user: small,
  role: small,
  auth: z.enum(['passphrase', 'keystore', 'none', 'system']),
});
export type EventActor = Readonly<z.infer<typeof EventActor>>;

/** What made an inference, by digest. */
export const EventInference = z.strictObject({
  specialist: small,
  model: ModelReference.nullable(),
  adapters: z.array(AdapterReference),
  template: z.strictObject({ id: small, version: z.int(), sha256: Sha256 }).nullable(),
  /** Digest of the label set or schema that bounded the output; null where the model wrote freely, and in entries from before it was kept. */
  grammar: Sha256.nullable(),
  sampler: Sampler.nullable(),
  build: small,
  inputs: z.array(Commitment),
  output: Commitment.nullable(),
  usage: Usage,
});
export type EventInference = Readonly<z.infer<typeof EventInference>>;

export const EventDecision = z.strictObject({
  id: DecisionId,
  act: small,
  before: Commitment.nullable(),
  after: Commitment.nullable(),
  secondsOnScreen: z.number().nullable(),
});
export type EventDecision = Readonly<z.infer<typeof EventDecision>>;

/** What a feature hands to the ledger. The ledger adds version, number, previous hash, clock and application facts. */
export const EventDraft = z.strictObject({
  kind: EventKind,
  who: EventActor,
  why: z.strictObject({ purpose: small, matter: small.nullable() }),
  what: EventFacts,
  ai: EventInference.nullable(),
  decision: EventDecision.nullable(),
});
export type EventDraft = Readonly<z.infer<typeof EventDraft>>;

/** One leaf: the RFC 8785 form of this object is the exact stored entry. */
export const AuditEvent = EventDraft.extend({
  v: z.literal(1),
  n: EventIndex,
  prev: Sha256,
  at: UtcTime,
  mono: z.int().nonnegative(),
  boot: small,
  start: small,
  app: z.strictObject({ version: small, build: small, policy: Sha256.nullable() }),
  side: Sha256.nullable(),
});
export type AuditEvent = Readonly<z.infer<typeof AuditEvent>>;

/** Returned once an event is durable (written and synced). */
export const EventReceipt = z.strictObject({ index: EventIndex, leaf: Sha256, at: UtcTime });
export type EventReceipt = Readonly<z.infer<typeof EventReceipt>>;

/** Where the log stands, in the words of the status line. */
export const LogState = z.strictObject({
  status: z.enum(['open', 'unavailable', 'alarm']),
  size: z.int().nonnegative(),
  root: z.string(),
  origin: z.string(),
  checkpointAt: UtcTime.nullable(),
  anchored: z.strictObject({ size: z.int().nonnegative(), at: UtcTime, by: small }).nullable(),
  alarm: z.string().max(400).nullable(),
});
export type LogState = Readonly<z.infer<typeof LogState>>;

/** What goes out to be anchored: the head as it stands, and the request that a witness answers (C2SP tlog-witness `add-checkpoint` body). */
export const AnchorRequest = z.strictObject({
  size: z.int().nonnegative(),
  /** A signed checkpoint. Its SHA-256 is what a time stamp covers. */
  note: z.string(),
  /** `old <size>`, the consistency proof from there, an empty line, the checkpoint. */
  request: z.string(),
});
export type AnchorRequest = Readonly<z.infer<typeof AnchorRequest>>;

/** Somebody's word about the log that was taken in. A `head` is one that was held elsewhere: it bounds a rollback, nobody vouches for its time. */
export const TakenAnchor = z.strictObject({
  kind: z.enum(['cosignature', 'timestamp', 'head']),
  size: z.int().nonnegative(),
  at: UtcTime.nullable(),
  by: small,
  /** Seconds by which the log's own clock differs from the anchor's, where both tell a time. */
  apart: z.number().nullable(),
});
export type TakenAnchor = Readonly<z.infer<typeof TakenAnchor>>;

/** Verdict of a verification. Never one boolean. */
export const VerdictLine = z.strictObject({
  check: z.enum([
    'entries',
    'tree',
    'checkpoint',
    'signatures',
    'schema',
    'order',
    'clock',
    'anchors',
    'files',
    'completeness',
  ]),
  verdict: z.enum(['passed', 'failed', 'finding', 'not-checked']),
  /** What kind of change or finding it is, such as `altered-entry`; null when there is nothing to name. */
  class: z.string().max(60).nullable(),
  /** First entry concerned, when one is. */
  index: z.int().nonnegative().nullable(),
  detail: z.string().max(600),
});
export type VerdictLine = Readonly<z.infer<typeof VerdictLine>>;

export const Verdict = z.strictObject({
  outcome: z.enum(['intact', 'intact-with-findings', 'tampered', 'unreadable']),
  origin: z.string(),
  size: z.int().nonnegative(),
  /** Entries 0 to `intactTo - 1` are intact. */
  intactTo: z.int().nonnegative(),
  anchoredTo: z.int().nonnegative().nullable(),
  unanchoredTail: z.int().nonnegative(),
  lines: z.array(VerdictLine),
});
export type Verdict = Readonly<z.infer<typeof Verdict>>;

export const StoredEvent = z.strictObject({ event: AuditEvent, leaf: Sha256 });
export type StoredEvent = Readonly<z.infer<typeof StoredEvent>>;

export const EventFilter = z.strictObject({
  kinds: z.array(EventKind).nullable(),
  matter: z.string().nullable(),
  subject: z.string().max(200).nullable(),
  since: UtcTime.nullable(),
  until: UtcTime.nullable(),
  /** Newest first; entries with a number below this one. Null starts at the end. */
  before: z.int().nonnegative().nullable(),
  limit: z.int().min(1).max(500),
});
export type EventFilter = Readonly<z.infer<typeof EventFilter>>;
