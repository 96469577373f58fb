/** What compose returns: the engine as its doors see it. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { Calls } from '../contract/calls.ts';
import type { Verdict } from '../contract/audit.ts';
import type { DocumentRecord } from '../contract/document.ts';
import type { ExportRequest } from '../contract/export.ts';
import type { EvaluationReport } from '../contract/evaluate.ts';
import type { FailureCode } from '../contract/failure.ts';
import type { JobId } from '../contract/ids.ts';
import type { ModelStatus } from '../contract/model.ts';
import type { PredictTask } from '../contract/predict.ts';
import type { PredictOutcome } from '../features/measure/predict-items.ts';
import type { AnchorCalls } from './anchors.ts';
import type { Jobs } from './jobs.ts';
import type { PolicyWork } from './policy-handlers.ts';
import type { PredictOptions } from './predicting.ts';

export type EngineHandlers = Handlers<CallsTo<'engine', Calls>>;

export interface PredictRun extends PredictOptions {
  /** `id` or `id@version` that must answer; undefined = whoever the manifest names. */
  readonly specialist: string | undefined;
  readonly done: ReadonlySet<string>;
  readonly trace: boolean;
}

export interface ImportedFile {
  readonly name: string;
  readonly document: DocumentRecord | null;
  readonly result: 'imported' | 'known' | 'refused' | 'failed' | 'skipped';
  readonly failure: FailureCode | null;
}

export interface Engine {
  readonly handlers: EngineHandlers;
  readonly jobs: Jobs;
  /** Fetching is set-up, run before private data is open; only the command line offers it. */
  readonly fetchModels: (
    ids: readonly string[] | null,
    options: {
      readonly from: string | null;
      readonly signal: AbortSignal;
      readonly onProgress: (id: string, done: number, total: number) => void;
    },
  ) => Promise<readonly ModelStatus[]>;
  /** What became of each file of a finished import, in order. */
  readonly importResults: (job: JobId) => readonly ImportedFile[];
  /** Exports the log, or a view of it, into a folder that is new or empty. Fails with `folder-not-empty`, `unreadable`, `disk-low`, `invalid`, `wrong-secret`. */
  readonly exportAudit: (
    folder: string,
    request: ExportRequest,
  ) => Promise<{ readonly files: number; readonly entries: number }>;
  /** Heads out, and the words of others in; the vault must be open. */
  readonly anchors: AnchorCalls;
  /** Policies and corrections by file; the vault must be open. */
  readonly policies: PolicyWork;
  /** Verifies an exported folder; needs no vault. */
  readonly verifyFolder: (folder: string) => Promise<Verdict>;
  /** Predictions of one task, item by item; needs no vault. Fails with `no-approved-model` when nobody answers the task. */
  readonly predict: (
    task: PredictTask,
    lines: AsyncIterable<unknown>,
    options: PredictRun,
  ) => AsyncGenerator<PredictOutcome<PredictTask>>;
  /** Measures predictions against gold lines. Fails with `invalid` for lines that are not of the task. */
  readonly evaluate: (task: PredictTask, gold: readonly unknown[], predictions: readonly unknown[]) => EvaluationReport;
  /** Closes everything in reverse order. Safe to call twice. */
  readonly close: () => Promise<void>;
}
