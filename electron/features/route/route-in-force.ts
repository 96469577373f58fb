/** Takes findings through the last part of their route: calibrated confidence, what it proves, and the person who decides. */
import type { CalibrationSeries } from '../../contract/calibration.ts';
import type { FindingDraft, Hop } from '../../contract/finding.ts';
import type { Risk } from '../../contract/pack-view.ts';
import type { RouteTable, StepStanding } from '../../contract/route.ts';
import { boundOf, chooseSeries, curveOf } from '../../core/calibrate/calibrate-series.ts';
import { heldHops, type HeldStep } from './held-hops.ts';
import { makerOf } from './maker-of.ts';
import { percent } from './percent.ts';

export interface RouteNeeds {
  readonly table: RouteTable;
  readonly series: { readonly site: readonly CalibrationSeries[]; readonly shipped: readonly CalibrationSeries[] };
  /** Digest of whoever is named in a hop; null for rules. */
  readonly digestOf: (specialist: string) => string | null;
  readonly standings: readonly StepStanding[];
  /** Models that wait for the golden set. */
  readonly held: readonly HeldStep[];
  readonly riskOf: (field: string) => Risk;
}

/**
 * Each draft with the name of its maker, its confidence where that maker is calibrated for the field, and a last hop that says
 * what a person should know. Nothing is accepted here: a person decides about every finding.
 */
export function routeFindings(drafts: readonly FindingDraft[], needs: RouteNeeds): readonly FindingDraft[] {
  const known = new Map<string, Calibrated | null>();
  return drafts.map((draft) => {
    const maker = makerOf(draft.hops, needs.digestOf);
    const key = `${draft.field} ${maker}`;
    const calibrated = known.has(key) ? (known.get(key) ?? null) : calibrate(draft.field, maker, needs);
    known.set(key, calibrated);
    return routed(draft, maker, calibrated, needs);
  });
}

interface Calibrated {
  readonly curve: ((raw: number) => number) | null;
  readonly bound: ReturnType<typeof boundOf>;
}

function calibrate(field: string, maker: string, { table, series, riskOf }: RouteNeeds): Calibrated | null {
  const goal = table.risks[riskOf(field)];
  const chosen = chooseSeries(series, field, maker, goal.error);
  if (chosen === null) return null;
  return { curve: curveOf(chosen.series), bound: boundOf(chosen.series, goal) };
}

function routed(draft: FindingDraft, maker: string, calibrated: Calibrated | null, needs: RouteNeeds): FindingDraft {
  const { raw } = draft.confidence;
  const probability = raw === null ? null : (calibrated?.curve?.(raw) ?? null);
  const samples = probability === null ? 0 : (calibrated?.bound.items ?? 0);
  const confidence = { raw, probability, samples, ...(maker === '' ? {} : { maker }) };
  return {
    ...draft,
    confidence,
    hops: [...draft.hops, ...heldHops(draft, needs.held), personHop(draft, calibrated, needs)],
  };
}

function personHop(draft: FindingDraft, calibrated: Calibrated | null, needs: RouteNeeds): Hop {
  const threshold = calibrated?.bound.status === 'set' ? calibrated.bound.threshold : null;
  const reason = [`decides: ${standing(draft, calibrated, needs)}`, passed(draft, needs)].filter(Boolean).join('; ');
  return {
    ...{ run: null, by: 'person', specialist: 'route', score: draft.confidence.raw, threshold },
    ...{ reason: reason.slice(0, 200), ms: 0, tokensIn: 0, tokensOut: 0, changed: false },
  };
}

/** What the judged items say of this value, and nothing that they do not prove. */
function standing(
  { field, status, confidence: { raw } }: FindingDraft,
  calibrated: Calibrated | null,
  { table, riskOf }: RouteNeeds,
): string {
  const { shows, error } = table.risks[riskOf(field)];
  if (status !== 'found' || raw === null) return 'there is no single value to accept';
  if (calibrated === null) return 'this way of finding it is not calibrated';
  const { bound } = calibrated;
  const judged = `${String(bound.documents)} judged documents`;
  if (bound.status !== 'set')
    return bound.status === 'not-enough-data'
      ? `not enough data yet, ${judged}`
      : `${percent(error)} wrong is not proven by ${judged}`;
  if (raw < bound.threshold) return `below the score that keeps ${percent(error)} wrong`;
  if (!shows) return 'a value of this risk is always looked at';
  return `would be accepted at ${percent(error)}, ${String(bound.accepted)} alike in ${judged}, ${String(bound.wrong)} wrong`;
}

/** Steps that might have helped where the small models were not sure, and why they were not taken. */
function passed({ hops }: FindingDraft, { standings }: RouteNeeds): string {
  if (!hops.some(({ by, changed }) => by === 'small' && !changed)) return '';
  const left = standings.filter(({ available }) => !available).map(({ by, why }) => `${by} (${why})`);
  return left.length === 0 ? '' : `not asked: ${left.join(', ')}`;
}
