/** What the window may ask about document policies. */
import { z } from 'zod';
import { call, type CallTable } from './call.ts';
import { DocumentId, MatterId, PolicyId } from './ids.ts';
import {
  CorrectionSources,
  Policy,
  PolicyLabel,
  PolicyName,
  PolicyPassage,
  PolicyReason,
  PolicyStatus,
} from './policy.ts';
import { PickToken } from './pick-token.ts';
import { Span } from './text.ts';

const nothing = z.strictObject({});
const one = z.strictObject({ policy: PolicyId });

/** What a person fills in to begin a policy. */
export const NewPolicy = z.strictObject({
  name: PolicyName,
  describes: Policy.shape.describes,
  blocksExport: z.boolean(),
  falseAlarmLimit: Policy.shape.falseAlarmLimit,
});
export type NewPolicy = Readonly<z.infer<typeof NewPolicy>>;

/** A passage with the mark it bears. */
export const MarkedPassage = PolicyPassage.extend({ label: PolicyLabel });
export type MarkedPassage = Readonly<z.infer<typeof MarkedPassage>>;

export const PolicyAct = z.enum(['approve', 'stop', 'roll-back']);
export type PolicyAct = z.infer<typeof PolicyAct>;

/** What a check of a matter came to. */
export const PolicyChecked = z.strictObject({
  documents: z.int().nonnegative(),
  reported: z.int().nonnegative(),
  asked: z.int().nonnegative(),
});
export type PolicyChecked = Readonly<z.infer<typeof PolicyChecked>>;

export const policyCalls = {
  'policy.list': call({ to: 'engine', input: nothing, output: z.array(PolicyStatus), failures: [] }),
  'policy.create': call({ to: 'engine', input: NewPolicy, output: PolicyStatus, failures: ['not-allowed'] }),
  /** Null takes the mark back. */
  'policy.mark': call({
    to: 'engine',
    input: one.extend({ document: DocumentId, span: Span, label: PolicyLabel.nullable() }),
    output: PolicyStatus,
    failures: ['not-found', 'not-allowed'],
  }),
  /** The marks of one matter; those of others stay behind their wall. */
  'policy.marks': call({
    to: 'engine',
    input: one.extend({ matter: MatterId }),
    output: z.array(MarkedPassage),
    failures: ['not-found'],
  }),
  /** Passages worth marking next, best first: help for the eye, no verdict. */
  'policy.suggest': call({
    to: 'engine',
    input: one.extend({ matter: MatterId }),
    output: z.array(PolicyPassage),
    failures: ['not-found', 'not-allowed', 'model-missing', 'model-altered', 'model-failed'],
  }),
  'policy.train': call({
    to: 'engine',
    input: one,
    output: PolicyStatus,
    failures: ['not-found', 'model-missing', 'model-altered', 'model-failed'],
  }),
  'policy.govern': call({
    to: 'engine',
    input: one.extend({ act: PolicyAct, reason: PolicyReason }),
    output: PolicyStatus,
    failures: ['not-found', 'not-allowed', 'model-missing', 'model-altered'],
  }),
  /** Reads every document of a matter with the policies in force. */
  'policy.check': call({
    to: 'engine',
    input: z.strictObject({ matter: MatterId }),
    output: PolicyChecked,
    failures: ['not-found', 'model-missing', 'model-altered'],
  }),
  /** Turns what people decided about its findings into marks; trains nothing. */
  'policy.learn': call({
    to: 'engine',
    input: one,
    output: z.strictObject({ added: z.int().nonnegative(), status: PolicyStatus }),
    failures: ['not-found', 'not-allowed'],
  }),
  /** Matters from which nothing is learnt. */
  'learning.excluded': call({ to: 'engine', input: nothing, output: z.array(MatterId), failures: [] }),
  /** What people decided, as lines of JSON in a new file of a picked folder. `inSpite`: why, although a policy stops it. */
  'learning.export': call({
    to: 'engine',
    input: z.strictObject({ matter: MatterId.nullable(), inSpite: PolicyReason.nullable(), token: PickToken }),
    output: CorrectionSources.extend({ file: z.string(), lines: z.int() }),
    failures: ['not-found', 'not-allowed', 'unreadable'],
  }),
  'learning.change': call({
    to: 'engine',
    input: z.strictObject({ matter: MatterId, isAllowed: z.boolean(), reason: PolicyReason }),
    output: z.array(MatterId),
    failures: ['not-found', 'not-allowed'],
  }),
} satisfies CallTable;
