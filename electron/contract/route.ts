/** The route of a task as data: who is asked in which order, from which score on a step's word is enough, and what a person need not look at first. */
import { z } from 'zod';
import { AcceptThreshold } from './calibration.ts';
import { call, type CallTable } from './call.ts';
import { Probability, UtcTime } from './ids.ts';
import { Risk } from './pack-view.ts';

/** Every task that a specialist decides. Those of fields take a document through an import; `predict` takes the route of its task. */
export const RouteTask = z.enum([
  'legal.fields',
  'health.fields',
  'legal.document-type',
  'health.note-type',
  'legal.clause',
  'legal.clauses',
  'legal.entities',
  'health.entities',
  'health.medications',
  'health.interactions',
  'health.question',
  'deid.entities',
]);
export type RouteTask = z.infer<typeof RouteTask>;

export const RouteActor = z.enum(['rule', 'head', 'tagger', 'adapter', 'traces', 'large', 'on-prem', 'person']);
export type RouteActor = z.infer<typeof RouteActor>;

/** Where a threshold comes from. None stands in a table without saying so. */
export const BarOrigin = z.discriminatedUnion('kind', [
  /** Share of right values at or above the bar, counted on data that was judged. */
  z.strictObject({
    kind: z.literal('measured'),
    set: z.string().max(120),
    right: z.int().nonnegative(),
    of: z.int().positive(),
  }),
  /** The middle of two answers: a model that says yes or no settles only what others proposed. */
  z.strictObject({ kind: z.literal('majority') }),
  /** Set by the house without judged data; said so wherever the table is shown. */
  z.strictObject({ kind: z.literal('not-measured'), why: z.string().max(200) }),
  /** From the site's or the shipped judged items, at a stated error. */
  z.strictObject({ kind: z.literal('calibration'), error: Probability, documents: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('person'), byName: z.string().max(200), at: UtcTime, reason: z.string().max(400) }),
]);
export type BarOrigin = Readonly<z.infer<typeof BarOrigin>>;

export const RouteBar = z.strictObject({ value: Probability, from: BarOrigin });
export type RouteBar = Readonly<z.infer<typeof RouteBar>>;

export const RouteStep = z.strictObject({
  by: RouteActor,
  on: z.boolean(),
  /** From this score on the step's word is enough and nobody else is asked; null: it never is. */
  settles: RouteBar.nullable(),
  /** Below this score what the step says is not even a proposal, and nobody further is asked; null: it proposes nothing by itself. */
  proposes: RouteBar.nullable(),
});
export type RouteStep = Readonly<z.infer<typeof RouteStep>>;

/** For fields of one risk: may a finding say that it would be accepted, and at which error. A person decides in any case. */
export const RiskRule = z.strictObject({
  shows: z.boolean(),
  error: z.number().min(0.005).max(0.5),
  confidence: z.number().min(0.5).max(0.999),
});
export type RiskRule = Readonly<z.infer<typeof RiskRule>>;

export const RouteTable = z.strictObject({
  task: RouteTask,
  /** Asked in this order. A person is last and cannot be switched off. */
  steps: z.array(RouteStep).min(1).max(8),
  /** Calls of language models that one document may cost. */
  maxModelCalls: z.int().min(0).max(500),
  risks: z.record(Risk, RiskRule),
});
export type RouteTable = Readonly<z.infer<typeof RouteTable>>;

/** What can be changed of a table. Every change has a reason. */
export const RouteChange = z.strictObject({
  task: RouteTask,
  reason: z.string().trim().min(1).max(400),
  change: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('step'), by: RouteActor, on: z.boolean() }),
    /** `value` null: from calibration data, at the error given. */
    z.strictObject({
      what: z.literal('bar'),
      by: RouteActor,
      bar: z.enum(['settles', 'proposes']),
      value: Probability.nullable(),
      error: z.number().min(0.005).max(0.5).nullable(),
    }),
    z.strictObject({ what: z.literal('risk'), risk: Risk, rule: RiskRule }),
    z.strictObject({ what: z.literal('budget'), maxModelCalls: z.int().min(0).max(500) }),
    /** Back to the table as shipped. */
    z.strictObject({ what: z.literal('shipped') }),
  ]),
});
export type RouteChange = Readonly<z.infer<typeof RouteChange>>;

/** Whether a step can be taken on this machine, and why not. A step that cannot be is passed, and the ledger of a finding says so. */
export const StepStanding = z.strictObject({ by: RouteActor, available: z.boolean(), why: z.string().max(200) });
export type StepStanding = Readonly<z.infer<typeof StepStanding>>;

/** What the judged items of one field by one maker prove, at the error of the field's risk. */
export const FieldStanding = z.strictObject({
  field: z.string().max(80),
  risk: Risk,
  maker: z.string().max(400),
  from: z.enum(['shipped', 'site']),
  set: z.string(),
  error: z.number(),
  confidence: z.number(),
  bound: AcceptThreshold,
});
export type FieldStanding = Readonly<z.infer<typeof FieldStanding>>;

export const RouteView = z.strictObject({
  table: RouteTable,
  changed: z.boolean(),
  /** The change waits for the golden set; until then the route before it is in force. */
  waits: z.boolean(),
  standings: z.array(StepStanding),
  fields: z.array(FieldStanding),
});
export type RouteView = Readonly<z.infer<typeof RouteView>>;

export const routeCalls = {
  'route.list': call({ to: 'engine', input: z.strictObject({}), output: z.array(RouteView), failures: [] }),
  'route.change': call({
    to: 'engine',
    input: RouteChange,
    output: RouteView,
    failures: ['vault-locked', 'not-allowed', 'log-unavailable'],
  }),
} satisfies CallTable;
