/** The tasks of the bench: which of the application's tasks each is, and what decides. */
import type { MeasuredTask } from '../../../electron/contract/evaluate.ts';

export interface BenchTask {
  /** As in models/recipes/peer_items.py; one task may have an entry for each language. */
  readonly key: string;
  readonly task: MeasuredTask;
  /** Name of the measure that decides, as `evaluate` gives it. */
  readonly measure: string;
}

export const benchTasks: readonly BenchTask[] = [
  one('legal.document-type', 'accuracy'),
  one('legal.clause', 'accuracy'),
  one('legal.clauses', 'area under precision-recall'),
  one('legal.provision', 'accuracy'),
  one('legal.entities', 'exact F1'),
  one('health.note-type', 'accuracy'),
  one('health.question', 'accuracy'),
  one('health.entities', 'exact F1'),
  one('health.interactions', 'pair F1'),
  one('verify.claim', 'accuracy'),
  { ...one('deid.entities', 'exact F1'), key: 'deid.entities-en' },
  { ...one('deid.entities', 'exact F1'), key: 'deid.entities-es' },
];

function one(task: MeasuredTask, measure: string): BenchTask {
  return { key: task, task, measure };
}
