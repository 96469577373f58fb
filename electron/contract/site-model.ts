/** A model that a site brings itself, or one of the release that a site wants to approve itself: its life from import to its end. */
import { z } from 'zod';
import { EventIndex, Sha256, UtcTime } from './ids.ts';
import { ModelEntry } from './model-entry.ts';

/** One thing that was looked at before a model may be used. `flagged` is for a person to weigh; `failed` keeps the model out. */
export const ModelCheck = z.strictObject({
  check: z.enum(['header', 'size', 'weights', 'base', 'labels', 'card', 'canary', 'loads']),
  verdict: z.enum(['passed', 'flagged', 'failed']),
  detail: z.string().max(600),
});
export type ModelCheck = Readonly<z.infer<typeof ModelCheck>>;

/** What became of one field of the golden set. `changed`: wrong before and after, but otherwise. */
export const GoldenVerdict = z.enum(['same', 'better', 'worse', 'changed']);
export type GoldenVerdict = z.infer<typeof GoldenVerdict>;

/** A field that came out otherwise. Values are not kept here: they are the document's, and go when it goes. */
export const GoldenMark = z.strictObject({ document: z.string(), field: z.string(), verdict: GoldenVerdict });
export type GoldenMark = Readonly<z.infer<typeof GoldenMark>>;

/** What a run over the golden set came to. */
export const GoldenSummary = z.strictObject({
  /** Of the golden set and of everything that answered: another digest needs another run. */
  digest: Sha256,
  documents: z.int().nonnegative(),
  fields: z.int().nonnegative(),
  /** Fields that came out as people had decided, before and after. */
  rightBefore: z.int().nonnegative(),
  rightAfter: z.int().nonnegative(),
  differences: z.array(GoldenMark),
});
export type GoldenSummary = Readonly<z.infer<typeof GoldenSummary>>;

export const ModelTest = z.strictObject({
  at: UtcTime,
  byName: z.string(),
  app: z.string(),
  passed: z.boolean(),
  checks: z.array(ModelCheck),
  /** Null where the site has no golden set. */
  golden: GoldenSummary.nullable(),
  event: EventIndex,
});
export type ModelTest = Readonly<z.infer<typeof ModelTest>>;

/** A person's word for a model: a signed note (C2SP signed-note) over what exactly was approved. */
export const ModelApproval = z.strictObject({
  byName: z.string(),
  /** Verifier key of the person, `name+id+key`. */
  key: z.string(),
  note: z.string(),
  reason: z.string(),
  at: UtcTime,
  /** Given in this vault; the other ones came as files. */
  isOwn: z.boolean(),
  event: EventIndex,
});
export type ModelApproval = Readonly<z.infer<typeof ModelApproval>>;

/** What a person did with a model, for its card. */
export const ModelAct = z.strictObject({
  act: z.enum(['imported', 'tested', 'differences-accepted', 'approved', 'live', 'expires', 'revoked', 'rolled-back']),
  at: UtcTime,
  byName: z.string(),
  reason: z.string().max(2000),
});
export type ModelAct = Readonly<z.infer<typeof ModelAct>>;

/** `half-approved`: one of two people said yes. `replaced`: approved, and another version of it is live. */
export const ModelStage = z.enum([
  'imported',
  'test-failed',
  'tested',
  'half-approved',
  'live',
  'replaced',
  'expired',
  'revoked',
]);
export type ModelStage = z.infer<typeof ModelStage>;

export const SiteModel = z.strictObject({
  entry: ModelEntry,
  /** `release`: the file came with the application. */
  from: z.enum(['site', 'release']),
  /** Name of the file that was imported. */
  fileName: z.string(),
  importedBy: z.string(),
  importedAt: UtcTime,
  /** What import found. */
  checks: z.array(ModelCheck),
  test: ModelTest.nullable(),
  /** Why the differences of the newest test are accepted; null while nobody has. */
  accepted: z.strictObject({ reason: z.string(), byName: z.string() }).nullable(),
  approvals: z.array(ModelApproval),
  expires: UtcTime.nullable(),
  /** Null again once it was tested anew. */
  revoked: z.strictObject({ reason: z.string(), byName: z.string(), at: UtcTime }).nullable(),
  acts: z.array(ModelAct),
});
export type SiteModel = Readonly<z.infer<typeof SiteModel>>;

/** A person of another vault whose word counts here. */
export const Approver = z.strictObject({ key: z.string(), name: z.string().min(1).max(200), at: UtcTime });
export type Approver = Readonly<z.infer<typeof Approver>>;

export const SiteRegistry = z.strictObject({
  models: z.array(SiteModel),
  /** Per id the versions that were live, by digest; the last one is. */
  live: z.record(z.string(), z.array(Sha256)),
  approvers: z.array(Approver),
  /** Whether models of the release need two people of this site as well. */
  ownApproval: z.boolean(),
});
export type SiteRegistry = Readonly<z.infer<typeof SiteRegistry>>;

/** A site's model as the list shows it. */
export const SiteView = SiteModel.omit({ entry: true }).extend({ stage: ModelStage });
export type SiteView = Readonly<z.infer<typeof SiteView>>;

/** What `--card` gives: the record of a model, without what the file itself says. Anything left out is asked of the file. */
export const ModelCardFile = ModelEntry.omit({ file: true, bytes: true, sources: true, isDefault: true }).partial();
export type ModelCardFile = Readonly<z.infer<typeof ModelCardFile>>;

/** What goes to the second person: all that the signature will cover, and what it rests on. */
export const ApprovalRequest = z.strictObject({
  kind: z.literal('cloister model approval request'),
  version: z.literal(1),
  /** Origin of the log that asks. */
  log: z.string(),
  entry: ModelEntry,
  fileName: z.string(),
  importedBy: z.string(),
  checks: z.array(ModelCheck),
  test: ModelTest,
  accepted: SiteModel.shape.accepted,
  expires: UtcTime.nullable(),
});
export type ApprovalRequest = Readonly<z.infer<typeof ApprovalRequest>>;
