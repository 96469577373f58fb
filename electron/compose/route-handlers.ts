/** Calls about routes: what is in force with its standing here, and changes by a person. */
import type { CalibrationSeries } from '../contract/calibration.ts';
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { PackId } from '../contract/document.ts';
import { RouteTask, type routeCalls, type FieldStanding, type RouteTable, type RouteView } from '../contract/route.ts';
import { boundOf, chooseSeries, siteSeries } from '../core/calibrate/calibrate-series.ts';
import { canonicalJson } from '../core/ledger/canonical-json.ts';
import { changeRoute, readRoute } from '../features/route/route-tables.ts';
import { shippedRoutes } from '../features/route/shipped-routes.ts';
import { packs } from '../packs/index.ts';
import { governAgain } from './governing.ts';
import type { Parts } from './parts.ts';
import { routeInForce } from './routes-in-force.ts';
import { largerModel, riskOf, shippedSeries, standingsOf, taskOf } from './routing.ts';
import type { Session } from './session.ts';

export function routeHandlers(parts: Parts): Handlers<CallsTo<'engine', typeof routeCalls>> {
  return {
    'route.list': async () => {
      const session = parts.sessions.current();
      return Promise.all(RouteTask.options.map((task) => viewOf(task, session, parts)));
    },
    'route.change': async (request) => {
      const session = parts.sessions.require();
      const { site, shipped } = await allSeries(session, parts);
      const judged = site.length > 0 ? site : shipped;
      const series = judged.filter(({ subject }) => isOf(request.task, subject));
      const { record, ledger, actor, user } = session;
      await changeRoute(request, { record, ledger, actor, user, clock: parts.clock, series });
      await governAgain(parts);
      return viewOf(request.task, session, parts);
    },
  };
}

async function viewOf(task: RouteTask, session: Session | null, parts: Parts): Promise<RouteView> {
  const table = session === null ? shippedRoutes[task] : await readRoute(task, session.record);
  return {
    table,
    changed: JSON.stringify(table) !== JSON.stringify(shippedRoutes[task]),
    waits: session !== null && canonicalJson(await routeInForce(task, session.record)) !== canonicalJson(table),
    standings: [...standingsOf(table, parts.store, await largerModel(parts.store))],
    fields: viewsOf(table, await allSeries(session, parts)).map(({ standing }) => standing),
  };
}

type Series = Parameters<typeof chooseSeries>[0];

async function allSeries(session: Session | null, { store }: Pick<Parts, 'store'>): Promise<Series> {
  return {
    site: session === null ? [] : siteSeries(await session.record.findingMarks()),
    shipped: await shippedSeries(store),
  };
}

/** A field of a type of the pack, where the task is that of its fields; else the task itself. */
function isOf(task: RouteTask, subject: string): boolean {
  const pack = packOf(task);
  if (pack === null) return subject === task;
  return packs[pack].types.some(({ fields }) => fields.some(({ id }) => id === subject));
}

/** The pack whose fields the task reads; null for a task of one specialist. */
function packOf(task: RouteTask): PackId | null {
  return packIds.find((pack) => taskOf(pack) === task) ?? null;
}

const packIds = ['legal', 'health'] as const;

export interface FieldView {
  readonly standing: FieldStanding;
  readonly series: CalibrationSeries;
}

/** Of both packs. */
export async function fieldViews(session: Session, parts: Pick<Parts, 'store'>): Promise<readonly FieldView[]> {
  const all = await allSeries(session, parts);
  const views = packIds.map(async (pack) => viewsOf(await routeInForce(taskOf(pack), session.record), all));
  return (await Promise.all(views)).flat();
}

/** One per field and maker that anybody has judged. */
function viewsOf({ task, risks }: RouteTable, all: Series): FieldView[] {
  const keys = [...all.site, ...all.shipped].map(({ subject, maker }) => ({ subject, maker }));
  const distinct = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
  return distinct.flatMap(({ subject, maker }) => {
    const pack = packOf(task);
    const risk = pack === null ? 'medium' : riskOf(pack, subject);
    const { error, confidence } = risks[risk];
    const chosen = isOf(task, subject) ? chooseSeries(all, subject, maker, error) : null;
    if (chosen === null) return [];
    const { from, series } = chosen;
    const bound = boundOf(series, { error, confidence });
    const standing = { field: subject, risk, maker, from, set: series.set, error, confidence, bound };
    return [{ standing, series }];
  });
}
