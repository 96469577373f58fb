/** The routes in force: as shipped, or as this site changed them. A change is in the log before it is in force. */
import type { EventActor, EventFacts } from '../../contract/audit.ts';
import type { CalibrationSeries } from '../../contract/calibration.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { Risk } from '../../contract/pack-view.ts';
import {
  RouteTable,
  type BarOrigin,
  type RouteActor,
  type RouteBar,
  type RouteChange,
  type RouteStep,
  type RouteTask,
} from '../../contract/route.ts';
import { acceptThreshold, leastDocuments } from '../../core/calibrate/accept-threshold.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore, User } from '../../ports/record-store.ts';
import { shippedRoutes } from './shipped-routes.ts';

export interface ChangeRouteNeeds {
  readonly record: Pick<RecordStore, 'setting' | 'putSetting'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly clock: Clock;
  readonly actor: EventActor;
  readonly user: User;
  /** Judged items of the task, from which a bar may be taken. */
  readonly series: readonly CalibrationSeries[];
}

const keyOf = (task: RouteTask): string => `route/${task}`;

/** Fails with `vault-damaged` when what is stored is no route: taking the shipped one instead would undo a decision silently. */
export async function readRoute(task: RouteTask, record: Pick<RecordStore, 'setting'>): Promise<RouteTable> {
  const stored = await record.setting(keyOf(task));
  if (stored === null) return shippedRoutes[task];
  const parsed = RouteTable.safeParse(stored);
  if (!parsed.success || parsed.data.task !== task) throw new CloisterError('vault-damaged', { subject: keyOf(task) });
  return parsed.data;
}

/** Fails with `not-allowed` (subject says why) and `log-unavailable`. */
export async function changeRoute(request: RouteChange, needs: ChangeRouteNeeds): Promise<RouteTable> {
  const before = await readRoute(request.task, needs.record);
  const after = RouteTable.parse(changed(before, request, needs));
  const receipt = await needs.ledger.append(
    eventDraft('route.changed', needs.actor, { purpose: 'route', what: factsOf(request) }),
    { before, after, reason: request.reason, byName: needs.user.name },
  );
  await needs.record.putSetting(keyOf(request.task), after, receipt.index);
  return after;
}

function changed(table: RouteTable, { task, change, reason }: RouteChange, needs: ChangeRouteNeeds): RouteTable {
  switch (change.what) {
    case 'shipped':
      return shippedRoutes[task];
    case 'budget':
      return { ...table, maxModelCalls: change.maxModelCalls };
    case 'risk':
      if (!task.endsWith('.fields')) refuse(`${task} has no fields, so no risks of fields`);
      return { ...table, risks: { ...table.risks, [change.risk]: change.rule } satisfies Record<Risk, unknown> };
    case 'step':
      if (change.by === 'person') refuse('a person stays in every route');
      return withProposer(withStep(table, change.by, (step) => ({ ...step, on: change.on })));
    case 'bar': {
      if (change.by === 'person') refuse('a person needs no bar');
      const bar = change.value === null ? fromData(change.error, needs) : typedIn(change.value, reason, needs);
      return withStep(table, change.by, (step) => ({ ...step, [change.bar]: bar }));
    }
  }
}

function withStep(table: RouteTable, by: RouteStep['by'], change: (step: RouteStep) => RouteStep): RouteTable {
  if (!table.steps.some((step) => step.by === by))
    refuse(`the route of ${table.task} has no step "${by}": ${absent[by]}`);
  return { ...table, steps: table.steps.map((step) => (step.by === by ? change(step) : step)) };
}

/** Why a step does not stand in a route. */
const absent: Readonly<Record<RouteActor, string>> = {
  rule: 'no rule reads this',
  head: 'no head scores this',
  tagger: 'no tagger marks this',
  adapter: 'no adapter of this task exists',
  traces: 'nothing here writes text, so there are no traces to compare',
  large: 'there is no question to ask a larger model',
  'on-prem': 'this version asks no server of your own',
  person: 'a person stands in every route',
};

/** Without anybody who proposes, "not found" would be said of what nobody looked for. */
function withProposer(table: RouteTable): RouteTable {
  if (!table.steps.some(({ by, on }) => on && proposers.has(by)))
    refuse(`somebody has to look first: leave the rule, head or tagger of ${table.task} on`);
  return table;
}

const proposers: ReadonlySet<RouteActor> = new Set<RouteActor>(['rule', 'head', 'tagger']);

function typedIn(value: number, reason: string, { clock, user }: ChangeRouteNeeds): RouteBar {
  const from: BarOrigin = { kind: 'person', byName: user.name, at: clock.now(), reason };
  return { value, from };
}

/** The lowest score that keeps the error over all fields of the task together; one document counts once. */
function fromData(error: number | null, { series }: ChangeRouteNeeds): RouteBar {
  if (error === null) refuse('a bar from data needs an error');
  const items = series.flatMap(({ raw, right, documents }) =>
    raw.map((probability, at) => ({ probability, right: right[at] === 1, document: String(documents[at]) })),
  );
  const bound = acceptThreshold(items, { error, among: 'accepted', confidence: 0.9, floor: leastDocuments(error) });
  if (bound.status !== 'set') {
    const seen = `${String(bound.documents)} judged documents`;
    return refuse(bound.status === 'not-enough-data' ? `not enough data yet: ${seen}` : `not proven by ${seen}`);
  }
  return { value: bound.threshold, from: { kind: 'calibration', error, documents: bound.documents } };
}

function refuse(why: string): never {
  throw new CloisterError('not-allowed', { subject: why });
}

function factsOf({ task, change }: RouteChange): EventFacts {
  switch (change.what) {
    case 'shipped':
      return { task, what: change.what };
    case 'budget':
      return { task, what: change.what, maxModelCalls: change.maxModelCalls };
    case 'risk':
      return { task, what: change.what, risk: change.risk, shows: change.rule.shows, error: change.rule.error };
    case 'step':
      return { task, what: change.what, by: change.by, on: change.on };
    case 'bar':
      return { task, what: change.what, by: change.by, bar: change.bar, value: change.value, error: change.error };
  }
}
