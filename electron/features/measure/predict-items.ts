/** Runs one specialist over items, one line at a time: order kept, resumable, a bad line never stops the rest. */
import { CloisterError } from '../../contract/failure.ts';
import { itemSchema, type ItemOf, type PredictionOf, type PredictTask } from '../../contract/predict.ts';
import type { Specialist } from './specialist.ts';

export interface PredictNeeds<Task extends PredictTask> {
  readonly specialist: Specialist<Task>;
  /** Ids that an earlier run already wrote: they are skipped without a result. */
  readonly done: ReadonlySet<string>;
  /** A clock in milliseconds; only differences are used. */
  readonly milliseconds: () => number;
  /** Whether predictions carry the route taken. */
  readonly trace: boolean;
}

export type PredictOutcome<Task extends PredictTask> =
  | { readonly ok: true; readonly prediction: PredictionOf<Task> }
  /** `line` counts from 1; `id` is null when the line has none that can be read. */
  | { readonly ok: false; readonly line: number; readonly id: string | null; readonly problem: string };

/**
 * Predictions for parsed lines of an items file (unknown values: the lines are untrusted), in their order. A line that is no item
 * of the task, or that its specialist refuses, comes out as a problem. Cancel by returning from the loop.
 */
export async function* predictItems<Task extends PredictTask>(
  task: Task,
  lines: AsyncIterable<unknown>,
  needs: PredictNeeds<Task>,
): AsyncGenerator<PredictOutcome<Task>> {
  let line = 0;
  for await (const value of lines) {
    line += 1;
    const parsed = itemSchema(task).safeParse(value);
    if (!parsed.success) {
      yield { ok: false, line, id: idOf(value), problem: `not an item of ${task}: ${firstProblem(parsed.error)}` };
      continue;
    }
    const item = parsed.data;
    if (!needs.done.has(item.id)) yield await predictOne(item, line, needs);
  }
}

async function predictOne<Task extends PredictTask>(
  item: ItemOf<Task>,
  line: number,
  { specialist, milliseconds, trace }: PredictNeeds<Task>,
): Promise<PredictOutcome<Task>> {
  const started = milliseconds();
  try {
    const { answer, tokensIn, tokensOut, trace: route } = await specialist.predict(item);
    const provenance = {
      specialist: specialist.id,
      model: specialist.model,
      adapter: specialist.adapter,
      milliseconds: Math.max(0, milliseconds() - started),
      tokensIn,
      tokensOut,
      ...(trace ? { trace: [...route] } : {}),
    };
    return { ok: true, prediction: { id: item.id, ...answer, ...provenance } };
  } catch (cause) {
    if (!(cause instanceof CloisterError) || cause.code === 'cancelled' || cause.code === 'internal') throw cause;
    return { ok: false, line, id: item.id, problem: cause.message };
  }
}

function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id : null;
}

function firstProblem(error: { readonly issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unknown' : `${issue.path.map(String).join('.')} ${issue.message}`.trim();
}
