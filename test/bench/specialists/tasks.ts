/** The tasks of the bench: which of the application's tasks each is, what decides, and which shipped files answer it. */
import type { MeasuredTask } from '../../../electron/contract/evaluate.ts';

export interface BenchTask {
  /** As in models/recipes/peer_items.py; one task may have an entry for each language. */
  readonly key: string;
  readonly task: MeasuredTask;
  /** Name of the measure that decides, as `evaluate` gives it. */
  readonly measure: string;
  /** Ids of the manifest whose files the specialist reads. */
  readonly files: readonly string[];
}

const embedder = 'all-minilm-l6-v2-q8-0';

export const benchTasks: readonly BenchTask[] = [
  one('legal.document-type', 'accuracy', ['legal.document-type-head']),
  one('legal.clause', 'accuracy', ['legal.clause-head']),
  one('legal.clauses', 'area under precision-recall', [
    'legal.clauses-head',
    'legal.clauses-ranker',
    'legal.names-tagger',
  ]),
  one('legal.provision', 'accuracy', ['legal.provision-space', embedder]),
  one('legal.entities', 'exact F1', ['legal.entities-tagger']),
  one('health.note-type', 'accuracy', ['health.note-type-head']),
  one('health.question', 'accuracy', ['health.question-signals']),
  one('health.entities', 'exact F1', ['health.entities-tagger']),
  one('health.interactions', 'pair F1', ['health.entities-tagger']),
  one('verify.claim', 'accuracy', ['verify.claim-signals', embedder]),
  { ...one('deid.entities', 'exact F1', ['deid.entities-en-tagger']), key: 'deid.entities-en' },
  { ...one('deid.entities', 'exact F1', ['deid.entities-es-tagger']), key: 'deid.entities-es' },
];

function one(task: MeasuredTask, measure: string, files: readonly string[]): BenchTask {
  return { key: task, task, measure, files };
}
