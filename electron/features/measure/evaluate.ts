/** Measures predictions against gold answers: scores with intervals, confusion, calibration, risk against coverage. */
import { goldTasks, type EvaluationReport, type GoldOf, type MeasuredTask } from '../../contract/evaluate.ts';
import type { PredictionOf } from '../../contract/predict.ts';
import { measureClauses } from './measure-clauses.ts';
import { measureEntities } from './measure-entities.ts';
import { measureFields } from './measure-fields.ts';
import { measureHits } from './measure-hits.ts';
import { measureInteractions } from './measure-interactions.ts';
import { measureLabels } from './measure-labels.ts';
import { pair, type Pair } from './pairs.ts';
import type { Measured } from './measured.ts';

type Measures = { readonly [Task in MeasuredTask]: (pairs: readonly Pair<Task>[]) => Measured };

const measures: Measures = {
  'legal.document-type': measureLabels,
  'legal.clause': measureLabels,
  'legal.provision': measureLabels,
  'health.note-type': measureLabels,
  'health.question': measureLabels,
  'verify.claim': measureLabels,
  'legal.clauses': measureClauses,
  'legal.entities': measureEntities,
  'health.entities': measureEntities,
  'deid.entities': measureEntities,
  'health.interactions': measureInteractions,
  'legal.fields': measureFields,
  retrieve: measureHits,
};

/** Whether a task has gold answers and measures. */
export function isMeasured(task: string): task is MeasuredTask {
  return task in measures;
}

/** Parses gold lines; throws zod's error for a line that is no gold line of the task. */
export function parseGold<Task extends MeasuredTask>(task: Task, lines: readonly unknown[]): GoldOf<Task>[] {
  return lines.map((line) => goldTasks[task].parse(line) as unknown as GoldOf<Task>);
}

/** Pure. Gold items without a prediction count as wrong; predictions without gold are ignored. */
export function evaluate<Task extends MeasuredTask>(
  task: Task,
  gold: readonly GoldOf<Task>[],
  predictions: readonly PredictionOf<Task>[],
): EvaluationReport {
  const pairs = pair(gold, predictions);
  const measured = measures[task](pairs);
  return {
    task,
    n: gold.length,
    missing: pairs.filter(({ predicted }) => predicted === undefined).length,
    ...measured,
    cost: costOf(predictions),
  };
}

function costOf(predictions: readonly { readonly milliseconds: number }[]): EvaluationReport['cost'] {
  const ascending = predictions.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const total = ascending.reduce((sum, milliseconds) => sum + milliseconds, 0);
  return {
    millisecondsMean: ascending.length === 0 ? 0 : total / ascending.length,
    milliseconds95: ascending[Math.ceil(ascending.length * 0.95) - 1] ?? 0,
  };
}
