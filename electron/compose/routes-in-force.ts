/** The routes that answer: a change of one waits for the golden set, where the site has one. */
import { RouteTask, type RouteTable } from '../contract/route.ts';
import { readGolden } from '../features/models/golden-set.ts';
import { readRoute } from '../features/route/route-tables.ts';
import type { RecordReader } from '../ports/record-store.ts';

type Record = Pick<RecordReader, 'setting'>;

/** As people want them, whether they wait or not. */
export async function wantedRoutes(record: Record): Promise<readonly RouteTable[]> {
  return Promise.all(RouteTask.options.map((task) => readRoute(task, record)));
}

export async function routesInForce(record: Record): Promise<readonly RouteTable[]> {
  return Promise.all(RouteTask.options.map((task) => routeInForce(task, record)));
}

export async function routeInForce(task: RouteTask, record: Record): Promise<RouteTable> {
  const accepted = (await readGolden(record))?.accepted.routes.find((route) => route.task === task);
  return accepted ?? readRoute(task, record);
}

export function routeOf(task: RouteTask, routes: readonly RouteTable[]): RouteTable {
  const found = routes.find((route) => route.task === task);
  if (found === undefined) throw new TypeError(`no route of ${task}`);
  return found;
}
