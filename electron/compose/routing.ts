/** The route in force for one session: thresholds for extraction, and the last part of a finding's route. */
import { createHash } from 'node:crypto';
import { CalibrationFile, type CalibrationSeries } from '../contract/calibration.ts';
import type { PackId } from '../contract/document.ts';
import type { FindingDraft } from '../contract/finding.ts';
import type { ModelEntry } from '../contract/model.ts';
import type { Risk } from '../contract/pack-view.ts';
import type { RouteTable, RouteTask, StepStanding } from '../contract/route.ts';
import { siteSeries } from '../core/calibrate/calibrate-series.ts';
import type { ExtractBars } from '../features/extract/needs.ts';
import { specialistName } from '../features/judge/evidence-judge.ts';
import { barsOf, openStep } from '../features/route/extract-bars.ts';
import { routeFindings } from '../features/route/route-in-force.ts';
import { shippedRoutes } from '../features/route/shipped-routes.ts';
import { stepStandings } from '../features/route/step-standings.ts';
import { packs } from '../packs/index.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { RecordReader } from '../ports/record-store.ts';
import type { HeldModel } from '../features/models/fallback-of.ts';
import { routeOf } from './routes-in-force.ts';

export interface Routing {
  readonly bars: (pack: PackId) => ExtractBars;
  readonly maxModelCalls: (pack: PackId) => number;
  /** The larger base that the route asks in doubt; null where it asks none, or none is here. */
  readonly large: (pack: PackId) => ModelEntry | null;
  readonly finish: (pack: PackId, drafts: readonly FindingDraft[]) => readonly FindingDraft[];
}

export const taskOf = (pack: PackId): RouteTask => `${pack}.fields`;

/** Without a vault: the shipped thresholds, and findings as extraction leaves them. */
export const shippedRouting: Routing = {
  bars: (pack) => barsOf(shippedRoutes[taskOf(pack)]),
  maxModelCalls: (pack) => shippedRoutes[taskOf(pack)].maxModelCalls,
  large: () => null,
  finish: (_pack, drafts) => drafts,
};

type RoutingRecord = Pick<RecordReader, 'findingMarks'>;

export interface InForce {
  readonly routes: readonly RouteTable[];
  /** Models that wait for the golden set. */
  readonly held: readonly HeldModel[];
}

/** Read once for an import: a change of the route is in force with the next one. */
export async function routingOf(record: RoutingRecord, store: ModelStore, inForce: InForce): Promise<Routing> {
  const { routes, held } = inForce;
  const tables = { legal: routeOf('legal.fields', routes), health: routeOf('health.fields', routes) };
  const large = await largerModel(store);
  const series = { site: siteSeries(await record.findingMarks()), shipped: await shippedSeries(store) };
  return {
    bars: (pack) => barsOf(tables[pack]),
    maxModelCalls: (pack) => tables[pack].maxModelCalls,
    large: (pack) => (openStep(tables[pack], 'large') === null ? null : large),
    finish: (pack, drafts) =>
      routeFindings(drafts, {
        ...{ table: tables[pack], series, digestOf: digestIn(store), held: held.filter((one) => serves(one, pack)) },
        standings: standingsOf(tables[pack], pack, store, large),
        riskOf: (field) => riskOf(pack, field),
      }),
  };
}

/** Whether findings of the pack may come out otherwise without it. */
function serves({ entry: { role, domains, tasks } }: HeldModel, pack: PackId): boolean {
  const isAsked = role === 'base' || tasks.some((task) => task === 'ask.evidence' || task === 'legal.clause');
  return isAsked && (domains.includes('any') || domains.includes(pack));
}

/** A field that the pack does not know any more is of high risk. */
export function riskOf(pack: PackId, field: string): Risk {
  return packs[pack].types.flatMap(({ fields }) => fields).find(({ id }) => id === field)?.risk ?? 'high';
}

/** The judged items that came with the models; none where the file is missing or altered, so that nothing is called calibrated. */
export async function shippedSeries(store: ModelStore): Promise<readonly CalibrationSeries[]> {
  const entry = store.manifest.models.find(({ settings }) => settings.kind === 'calibration');
  if (entry === undefined) return [];
  const file = await store.readJson(entry.id).catch(() => null); // said by the health check, which names the file
  const parsed = CalibrationFile.safeParse(file);
  return parsed.success ? parsed.data.series : [];
}

export function standingsOf(
  table: RouteTable,
  pack: PackId,
  { manifest }: ModelStore,
  large: ModelEntry | null,
): readonly StepStanding[] {
  const head =
    pack === 'legal' && manifest.models.some(({ role, tasks }) => role === 'head' && tasks.includes('legal.clause'));
  const adapter = manifest.models.some(({ settings }) => settings.kind === 'evidence-judge');
  return stepStandings(table, { head, adapter, large: large?.title ?? null });
}

/** A base that is approved, here, and larger than the one that the adapters were made for. */
export async function largerModel(store: ModelStore): Promise<ModelEntry | null> {
  const own = store.manifest.models.find(({ settings }) => settings.kind === 'evidence-judge')?.base;
  const ownBytes = store.manifest.models.find(({ sha256 }) => sha256 === own?.sha256)?.bytes ?? Infinity;
  const larger = store.manifest.models.filter(({ role, bytes }) => role === 'base' && bytes > ownBytes);
  const here = new Set((await store.list()).flatMap(({ entry, state }) => (state === 'present' ? entry.id : [])));
  return larger.find(({ id }) => here.has(id)) ?? null;
}

/** Of an adapter: over base, adapter, prompt and quantisation, because another of any of them gives other scores. */
function digestIn({ manifest }: ModelStore): (specialist: string) => string | null {
  const entries = new Map(manifest.models.map((entry) => [specialistName(entry), entry] as const));
  return (specialist) => {
    const entry = entries.get(specialist);
    if (entry === undefined) return null;
    if (entry.base === null) return entry.sha256;
    const { prefixTemplate, promptTemplate } = entry.settings;
    const parts = [entry.base.sha256, entry.sha256, entry.quantisation, prefixTemplate, promptTemplate];
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  };
}
