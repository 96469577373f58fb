/** The routes as shipped: data, with the origin of every threshold. A site's changes are kept in its vault. */
import type { BarOrigin, RiskRule, RouteStep, RouteTable, RouteTask } from '../../contract/route.ts';

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

/** Written here once for both domains: what a step of this name does where nothing else is said. */
const later: readonly RouteStep[] = [
  { by: 'adapter', on: true, settles: { value: 0.5, from: majority }, proposes: null },
  { by: 'traces', on: false, settles: null, proposes: null },
  { by: 'large', on: false, settles: { value: 0.5, from: majority }, proposes: null },
  { by: 'on-prem', on: false, settles: null, proposes: null },
  { by: 'person', on: true, settles: null, proposes: null },
];

/** A person decides in any case. Of a field of high risk nothing is said that could make a person look less closely. */
const risks: Readonly<Record<'low' | 'medium' | 'high', RiskRule>> = {
  low: { shows: true, error: 0.05, confidence: 0.9 },
  medium: { shows: true, error: 0.05, confidence: 0.9 },
  high: { shows: false, error: 0.02, confidence: 0.95 },
};

export const shippedRoutes: Readonly<Record<RouteTask, RouteTable>> = {
  'legal.fields': {
    task: 'legal.fields',
    steps: [
      {
        by: 'rule',
        on: true,
        settles: { value: 0.7, from: rulesSettle },
        proposes: { value: 0.35, from: rulesPropose },
      },
      {
        by: 'head',
        on: true,
        settles: { value: 0.6, from: headSettles },
        proposes: { value: 0.2, from: headProposes },
      },
      ...later,
    ],
    maxModelCalls: 24,
    risks,
  },
  'health.fields': {
    task: 'health.fields',
    steps: [
      { by: 'rule', on: true, settles: { value: 0.7, from: unmeasured }, proposes: { value: 0.35, from: unmeasured } },
      ...later,
    ],
    maxModelCalls: 24,
    risks,
  },
};
