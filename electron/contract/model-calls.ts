/** Calls about models: what is installed, the life of a site's own, the golden set, the right size. */
import { z } from 'zod';
import { call, type CallTable } from './call.ts';
import { GoldenReport, GoldenView } from './golden.ts';
import { DocumentId, UtcTime } from './ids.ts';
import { ModelStatus } from './model.ts';
import { PickToken } from './pick-token.ts';
import { RightSizeReport } from './right-size.ts';
import { ApprovalRequest, Approver } from './site-model.ts';

const nothing = z.strictObject({});
const list = z.array(ModelStatus);
const reason = z.string().trim().min(1).max(2000);
const passphrase = z.string().min(1).max(1000);
/** An id, `id@version`, or a SHA-256. */
const id = z.string().min(1).max(300);
const changing = ['vault-locked', 'not-found', 'not-allowed', 'log-unavailable'] as const;

export const modelCalls = {
  'models.list': call({ to: 'engine', input: nothing, output: list, failures: [] }),
  'models.verify': call({ to: 'engine', input: nothing, output: list, failures: [] }),
  /** The generated card of one model as Markdown, or null when it has none. */
  'models.card': call({
    to: 'engine',
    input: z.strictObject({ id: z.string() }),
    output: z.strictObject({ markdown: z.string().nullable() }),
    failures: ['not-found'],
  }),
  /** Takes in a picked model file; a picked .json beside a .gguf is its card. Not in use before it was tested and approved by two people. */
  'models.add': call({
    to: 'engine',
    input: z.strictObject({ token: PickToken, card: PickToken.nullable(), expires: UtcTime.nullable() }),
    output: z.strictObject({ id: z.string(), models: list }),
    failures: [...changing, 'invalid', 'unreadable', 'disk-low'],
  }),
  /** Loads it in a process of its own, runs its canaries and the golden set. Approvals of an earlier test are gone. */
  'models.test': call({
    to: 'engine',
    input: z.strictObject({ id }),
    output: z.strictObject({ models: list, golden: GoldenReport.nullable() }),
    failures: [...changing, 'in-use', 'cancelled', 'model-missing', 'model-altered', 'model-failed'],
  }),
  /** From now on the model is not used; what it made stays, marked with its digest. */
  'models.revoke': call({ to: 'engine', input: z.strictObject({ id, reason }), output: list, failures: changing }),
  /** Takes the revocation of a model of the release back; for any other model it is the approval of this vault's person, with their passphrase. */
  'models.approve': call({
    to: 'engine',
    input: z.strictObject({
      id,
      reason,
      passphrase: passphrase.optional(),
      acceptDifferences: z.boolean().optional(),
      /** The importer approves, as an exception that the log names. */
      ownImport: z.boolean().optional(),
    }),
    output: list,
    failures: [...changing, 'wrong-secret'],
  }),
  /** Writes the request for the second person's approval into a picked folder. */
  'models.request-approval': call({
    to: 'engine',
    input: z.strictObject({ id, token: PickToken }),
    output: z.strictObject({ file: z.string() }),
    failures: [...changing, 'unreadable'],
  }),
  /** Takes in the approval file of another person. */
  'models.take-approval': call({
    to: 'engine',
    input: z.strictObject({ token: PickToken }),
    output: list,
    failures: [...changing, 'invalid', 'unreadable'],
  }),
  /** What another vault asks to have approved; signs nothing. */
  'models.read-request': call({
    to: 'engine',
    input: z.strictObject({ token: PickToken }),
    output: ApprovalRequest,
    failures: ['vault-locked', 'invalid', 'unreadable'],
  }),
  /** Signs the request of another vault; the approval file goes into a picked folder. */
  'models.approve-for-other': call({
    to: 'engine',
    input: z.strictObject({ request: ApprovalRequest, reason, passphrase, token: PickToken }),
    output: z.strictObject({ file: z.string() }),
    failures: [...changing, 'wrong-secret', 'unreadable'],
  }),
  /** The key under which this person approves; the other vault has to count it. */
  'models.approver-key': call({
    to: 'engine',
    input: z.strictObject({ passphrase }),
    output: z.strictObject({ key: z.string() }),
    failures: ['vault-locked', 'wrong-secret'],
  }),
  'models.approvers': call({
    to: 'engine',
    input: nothing,
    output: z.strictObject({ approvers: z.array(Approver), ownApproval: z.boolean() }),
    failures: ['vault-locked'],
  }),
  'models.trust': call({
    to: 'engine',
    input: z.strictObject({ key: z.string().max(400), name: z.string().trim().min(1).max(200), counts: z.boolean() }),
    output: z.array(Approver),
    failures: [...changing, 'invalid'],
  }),
  /** Whether models of the release need two people of this site as well. */
  'models.own-approval': call({
    to: 'engine',
    input: z.strictObject({ on: z.boolean(), reason }),
    output: list,
    failures: changing,
  }),
  'models.rollback': call({ to: 'engine', input: z.strictObject({ id, reason }), output: list, failures: changing }),
  'models.expire': call({
    to: 'engine',
    input: z.strictObject({ id, reason, at: UtcTime }),
    output: list,
    failures: changing,
  }),
  'golden.show': call({ to: 'engine', input: nothing, output: GoldenView, failures: ['vault-locked'] }),
  'golden.add': call({
    to: 'engine',
    input: z.strictObject({ documents: z.array(DocumentId).min(1).max(500) }),
    output: GoldenView,
    failures: [...changing, 'in-use', 'cancelled'],
  }),
  'golden.remove': call({
    to: 'engine',
    input: z.strictObject({ document: DocumentId, reason }),
    output: GoldenView,
    failures: changing,
  }),
  /** What the models in use now make of the set. Without a difference, what waited for it may answer. */
  'golden.run': call({
    to: 'engine',
    input: nothing,
    output: GoldenReport,
    failures: [...changing, 'in-use', 'cancelled'],
  }),
  'golden.accept': call({ to: 'engine', input: z.strictObject({ reason }), output: GoldenView, failures: changing }),
  /** Stops the trial that runs: a test, a run of the golden set, a right-size report. */
  'models.stop': call({ to: 'engine', input: nothing, output: z.null(), failures: ['not-found'] }),
  /** Every candidate for a task on picked gold lines, or on the golden set (`token` null). */
  'models.rightsize': call({
    to: 'engine',
    input: z.strictObject({
      task: z.string().max(60),
      token: PickToken.nullable(),
      watts: z.number().positive().max(1000),
    }),
    output: RightSizeReport,
    failures: [...changing, 'in-use', 'cancelled', 'invalid', 'unreadable', 'no-approved-model'],
  }),
  /** The newest report of each task. */
  'models.rightsize-reports': call({
    to: 'engine',
    input: nothing,
    output: z.array(RightSizeReport),
    failures: ['vault-locked'],
  }),
} satisfies CallTable;
