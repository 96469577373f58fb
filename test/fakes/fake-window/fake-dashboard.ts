/** Dashboard and routes of the fake window: the shipped routes and calibration data, and weeks of work that we made up. */
import calibrationFile from '../../../models/heads/finding-calibration.json';
import type { Handlers } from '../../../electron/contract/call.ts';
import { CalibrationFile, type DriftLine } from '../../../electron/contract/calibration.ts';
import type { Calls } from '../../../electron/contract/calls.ts';
import type { CalibrationStanding, Dashboard } from '../../../electron/contract/dashboard.ts';
import { UtcTime, type EventIndex } from '../../../electron/contract/ids.ts';
import { RouteTask, type RouteView } from '../../../electron/contract/route.ts';
import { boundOf, reliabilityOf } from '../../../electron/core/calibrate/calibrate-series.ts';
import { changeRoute, readRoute, type ChangeRouteNeeds } from '../../../electron/features/route/route-tables.ts';
import { stepStandings } from '../../../electron/features/route/step-standings.ts';
import type { FakeWorld } from './fake-world.ts';
import { timeBefore, userId } from './fake-ids.ts';

export function fakeDashboard(
  world: FakeWorld,
): Pick<Handlers<Calls>, 'dashboard.get' | 'route.list' | 'route.change'> {
  return {
    'dashboard.get': async ({ days }) => boardOf(days, world.documents.length === 0),
    ...fakeRoutes(),
  };
}

/** Changed by the product's own rule, so that the fake refuses what the engine refuses. */
function fakeRoutes(): Pick<Handlers<Calls>, 'route.list' | 'route.change'> {
  const kept = new Map<string, unknown>();
  const record: ChangeRouteNeeds['record'] = {
    setting: async (key) => kept.get(key) ?? null,
    putSetting: async (key, value) => {
      kept.set(key, value);
    },
  };
  const needs: ChangeRouteNeeds = {
    record,
    ledger: {
      append: async () =>
        ({ index: 10_484 as EventIndex }) as Awaited<ReturnType<ChangeRouteNeeds['ledger']['append']>>,
    },
    clock: { now: () => UtcTime.parse(timeBefore(0)), monotonic: () => 0 },
    actor: { user: 'R. Adeyemi', role: 'lawyer', auth: 'passphrase' },
    user: { id: userId, name: 'R. Adeyemi', role: 'lawyer' },
    series: [],
  };
  const viewOf = async (task: RouteTask): Promise<RouteView> => {
    const table = await readRoute(task, record);
    return {
      ...{ table, changed: kept.has(`route/${task}`), waits: false, fields: [] },
      standings: [...stepStandings(table, { head: true, adapter: true, large: null })],
    };
  };
  return {
    'route.list': () => Promise.all(RouteTask.options.map(viewOf)),
    'route.change': async (request) => {
      await changeRoute(request, needs);
      return viewOf(request.task);
    },
  };
}

const calibrations: CalibrationStanding[] = CalibrationFile.parse(calibrationFile).series.map((series) => ({
  ...{ subject: series.subject, maker: series.maker, from: 'shipped', set: series.set, error: 0.05 },
  ...{ items: series.raw.length, documents: series.documents.length },
  bound: boundOf(series, { error: 0.05, confidence: 0.9 }),
  ...reliabilityOf(series),
}));

function boardOf(days: number, empty: boolean): Dashboard {
  const since = UtcTime.parse(timeBefore(days * 1440));
  const worked = Array.from({ length: days + 1 }, (_, at) => ({
    day: timeBefore((days - at) * 1440).slice(0, 10),
    documents: empty || at % 7 > 4 ? 0 : 4 + ((at * 13) % 19),
  }));
  const documents = worked.reduce((sum, one) => sum + one.documents, 0);
  return {
    ...{ at: UtcTime.parse(timeBefore(0)), since, calibrations },
    throughput: {
      ...{ days: worked, documents },
      secondsToReady: empty ? null : { median: 21, most: 148, n: documents },
    },
    specialists: empty ? [] : specialists,
    drift: { weekFrom: UtcTime.parse(timeBefore(7 * 1440)), falseAlarms: 0.05, lines: empty ? [] : lines },
    cost: {
      ...(empty ? { steps: 0, tokensIn: 0, tokensOut: 0, modelSeconds: 0, wattHours: 0 } : cost),
      method:
        'Seconds that models ran, times 15 watts assumed for the processor while they do. The rest of the machine is not counted. Nothing was measured at a meter.',
    },
  };
}

const cost = { steps: 291, tokensIn: 412_880, tokensOut: 1904, modelSeconds: 3560, wattHours: 14.8 };

const specialists: Dashboard['specialists'] = [
  { specialist: 'rules/parties', documents: 212, findings: 212, withoutValue: 9, decided: 164, overridden: 17 },
  { specialist: 'rules/effective-date', documents: 212, findings: 212, withoutValue: 61, decided: 120, overridden: 31 },
  {
    specialist: 'rules/clause+legal.clause-head@1.1.0#9f31c0aa12be7d04+evidence-judge-adapter@1.0.0#77d1e0c5a3b2f918',
    ...{ documents: 188, findings: 240, withoutValue: 88, decided: 41, overridden: 12 },
  },
  { specialist: 'rules/medications', documents: 24, findings: 131, withoutValue: 2, decided: 0, overridden: 0 },
];

const lines: DriftLine[] = [
  {
    ...{ specialist: 'rules/effective-date', sign: 'overrides', verdict: 'alarm', before: 0.12, now: 0.52 },
    ...{ documentsBefore: 140, documentsNow: 25, p: 0.000_04, limit: 0.0083 },
  },
  {
    ...{ specialist: 'rules/parties', sign: 'scores', verdict: 'quiet', before: 0.9, now: 0.9 },
    ...{ documentsBefore: 180, documentsNow: 32, p: 0.84, limit: 0.025 },
  },
  {
    ...{ specialist: 'rules/medications', sign: 'overrides', verdict: 'not-enough-data', before: null, now: null },
    ...{ documentsBefore: 0, documentsNow: 0, p: null, limit: null },
  },
];
