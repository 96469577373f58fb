/** What extraction reads of a route: its thresholds. A step that is off is never believed and proposes nothing. */
import type { RouteActor, RouteStep, RouteTable } from '../../contract/route.ts';

/** In the shape that `features/extract` takes; null: no score is enough. */
export interface RouteBars {
  readonly ruleSettles: number | null;
  readonly ruleProposes: number | null;
  readonly headSettles: number | null;
  readonly headProposes: number | null;
  readonly smallSettles: number | null;
  readonly smallDoubts: number | null;
  readonly largeSettles: number | null;
}

export function barsOf(table: Pick<RouteTable, 'steps'>): RouteBars {
  const bar = (by: RouteActor, which: 'settles' | 'proposes'): number | null =>
    openStep(table, by)?.[which]?.value ?? null;
  return {
    ruleSettles: bar('rule', 'settles'),
    ruleProposes: bar('rule', 'proposes'),
    headSettles: bar('head', 'settles'),
    headProposes: bar('head', 'proposes'),
    smallSettles: bar('adapter', 'settles'),
    smallDoubts: bar('adapter', 'proposes'),
    largeSettles: bar('large', 'settles'),
  };
}

/** In the shape that `features/classify` takes. */
export interface TypeRouteBars {
  readonly titleSettles: number | null;
  readonly readsTitles: boolean;
  readonly headSettles: number | null;
  readonly headProposes: number | null;
  readonly largeSettles: number | null;
}

export function typeBarsOf(table: Pick<RouteTable, 'steps'>): TypeRouteBars {
  const { ruleSettles, headSettles, headProposes, largeSettles } = barsOf(table);
  const readsTitles = openStep(table, 'rule') !== null;
  return { titleSettles: ruleSettles, readsTitles, headSettles, headProposes, largeSettles };
}

/** The step, when it is in the table and on. */
export function openStep({ steps }: Pick<RouteTable, 'steps'>, by: RouteActor): RouteStep | null {
  return steps.find((step) => step.by === by && step.on) ?? null;
}
