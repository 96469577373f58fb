/** Runs and measures the tasks of the command line. */
import { z } from 'zod';
import type { EvaluationReport } from '../contract/evaluate.ts';
import { CloisterError } from '../contract/failure.ts';
import { Provenance, predictTasks, type PredictionOf, type PredictTask } from '../contract/predict.ts';
import { evaluate, isMeasured, parseGold } from '../features/measure/evaluate.ts';
import { predictItems, type PredictOutcome } from '../features/measure/predict-items.ts';
import type { PredictRun } from './engine.ts';
import type { Parts } from './parts.ts';
import { specialistTable } from './predicting.ts';
import { routedPrediction } from './routed-prediction.ts';

/** Fails with `no-approved-model` when nobody, or not the named specialist, answers the task. */
export async function* predictWith(
  task: PredictTask,
  lines: AsyncIterable<unknown>,
  options: PredictRun,
  parts: Parts,
): AsyncGenerator<PredictOutcome<PredictTask>> {
  const specialist = (await specialistTable(options, parts))[task];
  if (specialist === undefined) throw new CloisterError('no-approved-model', { subject: task });
  const wanted = options.specialist;
  if (wanted !== undefined && specialist.id !== wanted && !specialist.id.startsWith(`${wanted}@`)) {
    throw new CloisterError('no-approved-model', { subject: `${wanted}; ${task} is answered by ${specialist.id}` });
  }
  const { done, trace, signal } = options;
  // The table gives the specialist of this very task; the compiler cannot follow a generic key.
  const routed = await routedPrediction(task, specialist as never, signal, parts);
  const needs = { specialist: routed, done, trace, milliseconds: parts.clock.monotonic };
  yield* predictItems(task, lines, needs);
}

export function evaluateLines(
  task: PredictTask,
  gold: readonly unknown[],
  predictions: readonly unknown[],
): EvaluationReport {
  if (!isMeasured(task))
    throw new CloisterError('invalid', { subject: `${task} has no gold answers to measure against` });
  const schema = z.object({ id: z.string(), ...predictTasks[task].answer.shape, ...Provenance.shape });
  try {
    return evaluate(
      task,
      parseGold(task, gold),
      predictions.map((line) => schema.parse(line)) as unknown as PredictionOf<typeof task>[],
    );
  } catch (cause) {
    if (cause instanceof z.ZodError)
      throw new CloisterError('invalid', { subject: cause.message.slice(0, 300), cause });
    throw cause;
  }
}
