/** The route in force for one session: thresholds for extraction, and the last part of a finding's route. */
import { createHash } from 'node:crypto';
import { CalibrationFile, type CalibrationSeries } from '../contract/calibration.ts';
import type { PackId } from '../contract/document.ts';
import { CloisterError } from '../contract/failure.ts';
import type { FindingDraft } from '../contract/finding.ts';
import type { ModelEntry } from '../contract/model.ts';
import type { Risk } from '../contract/pack-view.ts';
import type { RouteTable, RouteTask, StepStanding } from '../contract/route.ts';
import { siteSeries } from '../core/calibrate/calibrate-series.ts';
import type { TypeBars } from '../features/classify/decide-type.ts';
import type { ExtractBars } from '../features/extract/needs.ts';
import { specialistName } from '../features/judge/evidence-judge.ts';
import { barsOf, openStep, typeBarsOf } from '../features/route/extract-bars.ts';
import { routeFindings } from '../features/route/route-in-force.ts';
import { shippedRoutes } from '../features/route/shipped-routes.ts';
import { stepStandings } from '../features/route/step-standings.ts';
import { packs } from '../packs/index.ts';
import type { RuleName } from '../packs/pack.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { RecordReader } from '../ports/record-store.ts';
import type { HeldModel } from '../features/models/fallback-of.ts';
import { routeOf } from './routes-in-force.ts';

export interface Routing {
  readonly bars: (pack: PackId) => ExtractBars;
  /** Of a rule that has a route of its own: that of medicines. */
  readonly barsOfRule: (rule: RuleName) => ExtractBars | null;
  readonly typeBars: (pack: PackId) => TypeBars;
  /** Whether the route asks the head that names types. */
  readonly asksTypeHead: (pack: PackId) => boolean;
  readonly maxModelCalls: (pack: PackId) => number;
  /** The larger base that the route of the task asks in doubt; null where it asks none, or none is here. */
  readonly large: (task: RouteTask) => ModelEntry | null;
  readonly finish: (pack: PackId, drafts: readonly FindingDraft[]) => readonly FindingDraft[];
}

export const taskOf = (pack: PackId): RouteTask => `${pack}.fields`;

/** Which task names the type of a document of the pack. */
export const typeTasks = { legal: 'legal.document-type', health: 'health.note-type' } as const;

type TableOf = (task: RouteTask) => RouteTable;

/** Without a vault: the shipped thresholds, and findings as extraction leaves them. */
export const shippedRouting: Routing = {
  ...barsIn((task) => shippedRoutes[task]),
  large: () => null,
  finish: (_pack, drafts) => drafts,
};

function barsIn(table: TableOf): Omit<Routing, 'large' | 'finish'> {
  return {
    bars: (pack) => barsOf(table(taskOf(pack))),
    barsOfRule: (rule) => (rule === 'medications' ? barsOf(table('health.medications')) : null),
    typeBars: (pack) => typeBarsOf(table(typeTasks[pack])),
    asksTypeHead: (pack) => openStep(table(typeTasks[pack]), 'head') !== null,
    maxModelCalls: (pack) => table(taskOf(pack)).maxModelCalls,
  };
}

type RoutingRecord = Pick<RecordReader, 'findingMarks'>;

export interface InForce {
  readonly routes: readonly RouteTable[];
  /** Models that wait for the golden set. */
  readonly held: readonly HeldModel[];
}

/** Read once for an import: a change of the route is in force with the next one. */
export async function routingOf(record: RoutingRecord, store: ModelStore, inForce: InForce): Promise<Routing> {
  const { routes, held } = inForce;
  const table: TableOf = (task) => routeOf(task, routes);
  const large = await largerModel(store);
  const series = { site: siteSeries(await record.findingMarks()), shipped: await shippedSeries(store) };
  return {
    ...barsIn(table),
    large: (task) => (openStep(table(task), 'large') === null ? null : large.entry),
    finish: (pack, drafts) =>
      routeFindings(drafts, {
        ...{ table: table(taskOf(pack)), series, digestOf: digestIn(store) },
        held: held.filter((one) => serves(one, pack)),
        standings: standingsOf(table(taskOf(pack)), store, large),
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

export function standingsOf(table: RouteTable, { manifest }: ModelStore, large: Larger): readonly StepStanding[] {
  const { head, adapter } = makersOf[table.task] ?? { head: table.task, adapter: null };
  const serves = (task: string | null, isAdapter: boolean): boolean =>
    manifest.models.some(
      ({ role, tasks }) => task !== null && tasks.includes(task) && isAdapter === (role === 'adapter'),
    );
  return stepStandings(table, {
    ...{ head: serves(head, false), adapter: serves(adapter, true) },
    ...{ large: large.entry?.title ?? null, largeMissing: large.missing },
  });
}

/** Whose files answer for a task, where they are listed under another one. */
const makersOf: Partial<Record<RouteTask, { readonly head: string | null; readonly adapter: string | null }>> = {
  'legal.fields': { head: 'legal.clause', adapter: 'ask.evidence' },
  'health.fields': { head: null, adapter: 'ask.evidence' },
  'legal.clause': { head: 'legal.clause', adapter: 'legal.clause' },
};

export interface Larger {
  /** Null: none is approved, or none of those that are can be read. */
  readonly entry: ModelEntry | null;
  /** Why there is none, in words. */
  readonly missing: string;
}

/** A base that is approved, here, and larger than the one that the adapters were made for. */
export async function largerModel(store: ModelStore): Promise<Larger> {
  const bases = store.manifest.models.filter(({ role }) => role === 'base');
  const own = bases.find(({ isDefault }) => isDefault)?.bytes ?? 0;
  const problems: string[] = [];
  for (const entry of bases.filter(({ bytes, isDefault }) => bytes > own && !isDefault)) {
    const problem = await problemOf(entry, store);
    if (problem === null) return { entry, missing: '' };
    problems.push(problem);
  }
  return { entry: null, missing: problems.join('; ') || 'no larger model is installed and approved' };
}

/** Null where its file is here and the approved one. */
async function problemOf({ id, title }: ModelEntry, store: ModelStore): Promise<string | null> {
  try {
    await store.require(id);
    return null;
  } catch (cause) {
    if (!(cause instanceof CloisterError)) throw cause;
    return cause.code === 'model-altered'
      ? `the file of ${title} is not the approved one`
      : `${title} is not on this machine`;
  }
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
