/** Takes the answers of a specialist through the route of its task, for `predict`: the route of the open vault, or the shipped one. */
import { createCommitter } from '../adapters/vault/create-committer.ts';
import { CloisterError } from '../contract/failure.ts';
import { MatterId } from '../contract/ids.ts';
import type { PredictTask } from '../contract/predict.ts';
import type { RouteTable, RouteTask } from '../contract/route.ts';
import { totalUsage } from '../core/events/inference-block.ts';
import { labelKey } from '../features/extract/clause-passages.ts';
import { recordRuns, type RunRecorder } from '../features/judge/record-runs.ts';
import type { Specialist } from '../features/measure/specialist.ts';
import { answerViews, type RoutedTask } from '../features/route/answer-parts.ts';
import { openStep } from '../features/route/extract-bars.ts';
import { makerStep, routeAnswer, type SecondOpinion } from '../features/route/route-answer.ts';
import { shippedRoutes } from '../features/route/shipped-routes.ts';
import { largeJudge } from './large-judge.ts';
import type { Parts } from './parts.ts';
import { routeInForce } from './routes-in-force.ts';
import { largerModel, standingsOf, type Larger } from './routing.ts';
import { openClauseAdapter } from './specialists.ts';

/** The same specialist for a task without a route. Fails with `no-approved-model` when the route has switched off who answers in `predict`. */
export async function routedPrediction<Task extends PredictTask>(
  task: Task,
  specialist: Specialist<Task>,
  signal: AbortSignal,
  parts: Parts,
): Promise<Specialist<Task>> {
  // A task with a view has one shape of items and answers; the compiler cannot follow a generic key.
  return hasRoute(task) ? await routed(task, specialist as never, signal, parts) : specialist;
}

/** The table that answers now. */
export async function routeNow(task: RouteTask, { sessions }: Parts): Promise<RouteTable> {
  const session = sessions.current();
  return session === null ? shippedRoutes[task] : routeInForce(task, session.record);
}

function hasRoute(task: PredictTask): task is RoutedTask & PredictTask {
  return Object.hasOwn(answerViews, task);
}

async function routed<Task extends RoutedTask>(
  task: Task,
  specialist: Specialist<Task>,
  signal: AbortSignal,
  parts: Parts,
): Promise<Specialist<Task>> {
  const table = await routeNow(task, parts);
  const { on, by } = makerStep(table);
  if (!on)
    throw new CloisterError('no-approved-model', { subject: `the ${by} of ${task} is switched off in its route` });
  const larger = await largerModel(parts.store);
  const runs = unkeptRuns(parts);
  const needs = {
    ...{ table, signal, specialist: specialist.id, monotonic: parts.clock.monotonic },
    opinions: opinionsOf(table, larger, runs, parts),
    standings: standingsOf(table, parts.store, larger),
  };
  return {
    ...specialist,
    predict: async (item) => {
      const given = await specialist.predict(item);
      const { answer, hops } = await routeAnswer(task, item, given.answer, needs);
      const { tokensIn, tokensOut } = totalUsage(runs.take());
      const tokens = { tokensIn: given.tokensIn + tokensIn, tokensOut: given.tokensOut + tokensOut };
      return { answer, ...tokens, trace: [...given.trace, ...hops] };
    },
  };
}

/** Nothing of a prediction is kept: the commitments of its runs are thrown away with the key. */
function unkeptRuns({ models, clock, newId }: Parts): RunRecorder {
  const committer = createCommitter(new Uint8Array(32));
  return recordRuns({ ...models, clock, newId, committer, matter: MatterId.parse(newId('mat')) });
}

function opinionsOf(table: RouteTable, { entry }: Larger, runs: RunRecorder, parts: Parts): readonly SecondOpinion[] {
  const large = entry === null || openStep(table, 'large') === null ? null : largeJudge(entry, table.task, runs);
  const adapter = openStep(table, 'adapter') === null ? null : clauseOpinion(runs, parts);
  const asked: SecondOpinion[] = adapter === null ? [] : [adapter];
  if (large !== null) {
    const { specialist, judge } = large;
    asked.push({ by: 'large', specialist, ask: ({ question, passage }, signal) => judge(question, passage, signal) });
  }
  return asked;
}

/** The clause adapter says how likely the label is that the head named. */
function clauseOpinion(runs: RunRecorder, parts: Parts): SecondOpinion | null {
  const adapter = openClauseAdapter(runs, parts);
  if (adapter === null) return null;
  return {
    by: 'adapter',
    specialist: adapter.specialist,
    ask: async ({ label, passage }, signal) => {
      const known = (await adapter.label(passage, signal)).find((one) => labelKey(one.label) === labelKey(label));
      return known ?? { probability: null, why: 'it does not know this kind of clause' };
    },
  };
}
