/** The routes as shipped: data, with the origin of every threshold. A site's changes are kept in its vault. */
import { RouteTask, type BarOrigin, type RiskRule, type RouteStep, type RouteTable } from '../../contract/route.ts';
import { taskSteps } from './task-steps.ts';

/** Counted by the recipe of the calibration data on contracts of CUAD's train part; `npm run train -- calibration` prints them. */
const rulesSettle: BarOrigin = { kind: 'measured', set: 'CUAD v1 train, values read by rules', right: 1498, of: 1737 };
const rulesPropose: BarOrigin = { kind: 'measured', set: 'CUAD v1 train, values read by rules', right: 1769, of: 2311 };
const headSettles: BarOrigin = {
  kind: 'measured',
  set: 'CUAD v1 train, clauses, lexical head out of fold',
  right: 6548,
  of: 7341,
};
const headProposes: BarOrigin = {
  kind: 'measured',
  set: 'CUAD v1 train, clauses, lexical head out of fold',
  right: 7407,
  of: 9243,
};
const unmeasured: BarOrigin = {
  kind: 'not-measured',
  why: 'set by hand on the samples of the pack; no judged notes exist',
};
const majority: BarOrigin = { kind: 'majority' };
const everything: BarOrigin = {
  kind: 'not-measured',
  why: 'whatever is not settled goes on to the next step that is on',
};

/** After rules and heads, in both domains. What the adapter does not agree to goes on to a larger model, where the site switches one on. */
const later: readonly RouteStep[] = [
  { by: 'adapter', on: true, settles: { value: 0.5, from: majority }, proposes: { value: 0, from: everything } },
  { by: 'large', on: false, settles: { value: 0.5, from: majority }, proposes: null },
  { by: 'person', on: true, settles: null, proposes: null },
];

/** A person decides in any case. Of a field of high risk nothing is said that could make a person look less closely. */
const risks: Readonly<Record<'low' | 'medium' | 'high', RiskRule>> = {
  low: { shows: true, error: 0.05, confidence: 0.9 },
  medium: { shows: true, error: 0.05, confidence: 0.9 },
  high: { shows: false, error: 0.02, confidence: 0.95 },
};

const legalFields: readonly RouteStep[] = [
  { by: 'rule', on: true, settles: { value: 0.7, from: rulesSettle }, proposes: { value: 0.35, from: rulesPropose } },
  { by: 'head', on: true, settles: { value: 0.6, from: headSettles }, proposes: { value: 0.2, from: headProposes } },
  ...later,
];
const healthFields: readonly RouteStep[] = [
  { by: 'rule', on: true, settles: { value: 0.7, from: unmeasured }, proposes: { value: 0.35, from: unmeasured } },
  ...later,
];

const steps: Readonly<Record<RouteTask, readonly RouteStep[]>> = {
  'legal.fields': legalFields,
  'health.fields': healthFields,
  ...taskSteps,
};

const tableOf = (task: RouteTask): RouteTable => ({ task, steps: [...steps[task]], maxModelCalls: 24, risks });

/** One table per task, in the order of the contract. */
export const shippedRoutes = Object.fromEntries(RouteTask.options.map((task) => [task, tableOf(task)])) as Readonly<
  Record<RouteTask, RouteTable>
>;
