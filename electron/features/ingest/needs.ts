/** What importing needs from outside. */
import type { EventActor } from '../../contract/audit.ts';
import type { Chunk, DocumentRecord, PackId } from '../../contract/document.ts';
import type { FindingDraft, LabelScores } from '../../contract/finding.ts';
import type { MatterId } from '../../contract/ids.ts';
import type { Run } from '../../contract/run.ts';
import type { DocumentKind, Page, ReadLimits } from '../../contract/text.ts';
import type { Clock, NewId } from '../../ports/clock.ts';
import type { DocumentReader } from '../../ports/document-reader.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import type { FreeDiskBytes, SourceFiles } from '../../ports/source-files.ts';
import type { Committer, FileVault } from '../../ports/vault.ts';
import type { VectorStore } from '../../ports/vector-store.ts';

export interface ClassifyInput {
  readonly pack: PackId;
  readonly matter: MatterId;
  readonly pages: readonly Page[];
  readonly signal: AbortSignal;
}

export interface ExtractInput {
  readonly pack: PackId;
  readonly document: DocumentRecord;
  readonly pages: readonly Page[];
  readonly chunks: readonly Chunk[];
  readonly type: string;
  readonly signal: AbortSignal;
  readonly onField: (done: number, total: number) => void;
}

/** The steps that other features own; compose hands them in. `runs` are the model calls they made. */
export interface IngestSteps {
  readonly classify: (input: ClassifyInput) => Promise<{ type: LabelScores; runs: readonly Run[] }>;
  readonly extract: (input: ExtractInput) => Promise<{ findings: readonly FindingDraft[]; runs: readonly Run[] }>;
}

export interface IngestNeeds {
  readonly record: RecordStore;
  readonly ledger: Ledger;
  readonly committer: Committer;
  readonly sources: SourceFiles;
  readonly files: FileVault;
  readonly reader: DocumentReader;
  readonly embedder: Embedder;
  readonly vectors: VectorStore;
  readonly steps: IngestSteps;
  /** Reads a document with the policies in force; absent where there are none. */
  readonly checkPolicies?: (document: DocumentRecord) => Promise<unknown>;
  readonly freeDisk: FreeDiskBytes;
  readonly limits: ReadLimits;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: EventActor;
}

/** Told after each change that a person can see. */
export interface IngestWatch {
  readonly signal: AbortSignal;
  readonly onStep: (
    step: IngestStepName,
    document: DocumentRecord,
    part?: { readonly done: number; readonly total: number },
  ) => void;
  readonly onDocument: (document: DocumentRecord) => void;
}

export type IngestStepName = 'keeping' | 'reading' | 'classifying' | 'indexing' | 'extracting';

/** Where a file came from, before it is a document. */
export interface Incoming {
  readonly matter: MatterId;
  readonly name: string;
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
}
