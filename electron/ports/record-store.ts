import type { Answer } from '../contract/answer.ts';
import type { FindingMark } from '../contract/calibration.ts';
import type { Decision } from '../contract/decision.ts';
import type { Chunk, DocumentRecord, Matter } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import type {
  AnswerId,
  Commitment,
  DocumentId,
  EventIndex,
  ExampleId,
  FindingId,
  MatterId,
  PolicyId,
  RunId,
  UserId,
} from '../contract/ids.ts';
import type { PolicyExample } from '../contract/policy.ts';
import type { RecordClaim } from '../contract/record-claim.ts';
import type { Run } from '../contract/run.ts';
import type { Page } from '../contract/text.ts';

export interface User {
  readonly id: UserId;
  readonly name: string;
  readonly role: string;
}

/** A chunk with its unit vector; the vector is null until it was embedded. `model` is the embedder's digest. */
export interface StoredChunk {
  readonly chunk: Chunk;
  readonly vector: Float32Array | null;
  readonly model: string | null;
}

/** An example of a policy with the vector of its passage; null for a passage without direction. `model` is the embedder's digest. */
export interface StoredExample {
  readonly example: PolicyExample;
  readonly vector: Float32Array | null;
  readonly model: string;
}

/** The system of record, reading side. Everything here is decrypted in memory only. */
export interface RecordReader {
  readonly users: () => Promise<readonly User[]>;
  readonly matters: () => Promise<readonly Matter[]>;
  readonly matter: (id: MatterId) => Promise<Matter | null>;
  readonly documents: (matter: MatterId) => Promise<readonly DocumentRecord[]>;
  /** Documents of every matter whose import has not ended: the status is not `ready`, whatever the outcome. */
  readonly unfinished: () => Promise<readonly DocumentRecord[]>;
  readonly document: (id: DocumentId) => Promise<DocumentRecord | null>;
  readonly documentByCommitment: (matter: MatterId, commitment: Commitment) => Promise<DocumentRecord | null>;
  readonly pages: (document: DocumentId) => Promise<readonly Page[]>;
  readonly page: (document: DocumentId, n: number) => Promise<Page | null>;
  readonly chunks: (document: DocumentId) => Promise<readonly StoredChunk[]>;
  readonly chunksOfMatter: (matter: MatterId) => Promise<readonly StoredChunk[]>;
  /** The newest version of each finding, in pack order. */
  readonly findings: (document: DocumentId) => Promise<readonly Finding[]>;
  readonly finding: (id: FindingId) => Promise<Finding | null>;
  readonly findingVersions: (id: FindingId) => Promise<readonly Finding[]>;
  readonly decisions: (finding: FindingId) => Promise<readonly Decision[]>;
  readonly decisionsOfDocument: (document: DocumentId) => Promise<readonly Decision[]>;
  readonly answers: (matter: MatterId) => Promise<readonly Answer[]>;
  readonly answer: (id: AnswerId) => Promise<Answer | null>;
  readonly runs: (ids: readonly RunId[]) => Promise<readonly Run[]>;
  /** In the order they were added. */
  readonly policyExamples: (policy: PolicyId) => Promise<readonly StoredExample[]>;
  /** Every finding of every document as the machine made it, lean, with what people decided; in the order of import. */
  readonly findingMarks: () => Promise<readonly FindingMark[]>;
  /** Null when it was never set. */
  readonly setting: (key: string) => Promise<unknown>;
  /** Which rows name which audit event: each must be in the log and tell of them, or the record is more than the log allows. */
  readonly claims: () => Promise<readonly RecordClaim[]>;
  /** What one extraction made of a document and is still as it made it, in pack order. */
  readonly findingsMadeBy: (document: DocumentId, event: EventIndex) => Promise<readonly Finding[]>;
}

/** The writing side. Every change names the audit event that was durable before it: no event, no effect. */
export interface RecordWriter {
  readonly addUser: (user: User, event: EventIndex) => Promise<void>;
  readonly addMatter: (matter: Matter, event: EventIndex) => Promise<void>;
  /** Replaces the row of a matter that is there: its state. Fails with `not-found`. */
  readonly putMatter: (matter: Matter, event: EventIndex) => Promise<void>;
  /** Removes a matter with its answers, and overwrites the freed pages. Its documents must have been erased before: else `invalid`. */
  readonly eraseMatter: (matter: MatterId, event: EventIndex) => Promise<void>;
  /** Adds or replaces the row of one document. */
  readonly putDocument: (document: DocumentRecord, event: EventIndex) => Promise<void>;
  /** Replaces all pages of a document in one transaction. */
  readonly putPages: (document: DocumentId, pages: readonly Page[], event: EventIndex) => Promise<void>;
  readonly putChunks: (document: DocumentId, chunks: readonly StoredChunk[], event: EventIndex) => Promise<void>;
  /** Replaces the machine's findings of a document (a first or repeated extraction). All findings of a field that a person has
   *  decided stay, and a new one for such a field is refused (`not-allowed`, subject = the field). Those of policies are left alone. */
  readonly putFindings: (document: DocumentId, findings: readonly Finding[], event: EventIndex) => Promise<void>;
  /** Replaces what the heads of policies found in a document. What a person has decided stays. Fails with `invalid` for another field. */
  readonly putPolicyFindings: (document: DocumentId, findings: readonly Finding[], event: EventIndex) => Promise<void>;
  /** Those of a document go when it is erased. */
  readonly addPolicyExamples: (examples: readonly StoredExample[], event: EventIndex) => Promise<void>;
  readonly erasePolicyExamples: (ids: readonly ExampleId[], event: EventIndex) => Promise<void>;
  /** Adds a version and its decision in one transaction. Fails with `stale-version` when the version is not the next one. */
  readonly addDecision: (finding: Finding, decision: Decision, event: EventIndex) => Promise<void>;
  readonly addAnswer: (answer: Answer, event: EventIndex) => Promise<void>;
  readonly addRuns: (runs: readonly Run[], event: EventIndex) => Promise<void>;
  /** Removes every row of a document and overwrites the freed pages (secure_delete). */
  readonly eraseDocument: (document: DocumentId, event: EventIndex) => Promise<void>;
  readonly putSetting: (key: string, value: unknown, event: EventIndex) => Promise<void>;
}

export interface RecordStore extends RecordReader, RecordWriter {
  readonly close: () => Promise<void>;
}
