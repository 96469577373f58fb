/** What answers a task. Rooms that can answer one add an entry to the table; the command line looks it up by task. */
import type { Hop } from '../../contract/finding.ts';
import type { AnswerOf, ItemOf, PredictTask } from '../../contract/predict.ts';

export interface Answered<Task extends PredictTask> {
  readonly answer: AnswerOf<Task>;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** The route taken; empty where one specialist alone answers. */
  readonly trace: readonly Hop[];
}

export interface Specialist<Task extends PredictTask> {
  /** `id@version`. */
  readonly id: string;
  /** `id:first 16 digits of its SHA-256`, or null. */
  readonly model: string | null;
  readonly adapter: string | null;
  readonly predict: (item: ItemOf<Task>) => Promise<Answered<Task>>;
}

/** How a file that answered is named: `id:first 16 digits of its SHA-256`. */
export function modelName({ id, sha256 }: { readonly id: string; readonly sha256: string }): string {
  return `${id}:${sha256.slice(0, 16)}`;
}

/** An answer that read no tokens of a language model and took no route. */
export function free<Task extends PredictTask>(answer: AnswerOf<Task>): Answered<Task> {
  return { answer, tokensIn: 0, tokensOut: 0, trace: [] };
}

/** At most one specialist or route per task. Tables of several rooms are joined with a spread. */
export type SpecialistTable = { readonly [Task in PredictTask]?: Specialist<Task> };
