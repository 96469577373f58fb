/** What a task's own measuring gives; the rest of the report is the same for all. */
import type { EvaluationReport } from '../../contract/evaluate.ts';

export type Measured = Omit<EvaluationReport, 'task' | 'n' | 'missing' | 'cost'>;
