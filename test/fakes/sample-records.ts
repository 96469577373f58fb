/** Small valid records for tests: each function makes one, `changes` says what is special about it. */
import { createHash } from 'node:crypto';
import type { Answer } from '../../electron/contract/answer.ts';
import type { Decision } from '../../electron/contract/decision.ts';
import type { Chunk, DocumentRecord, Matter } from '../../electron/contract/document.ts';
import type { Evidence } from '../../electron/contract/evidence.ts';
import type { Finding } from '../../electron/contract/finding.ts';
import type {
  AnswerId,
  ChunkId,
  Commitment,
  DecisionId,
  DocumentId,
  EventIndex,
  FindingId,
  MatterId,
  RunId,
  Sha256,
  UserId,
  UtcTime,
} from '../../electron/contract/ids.ts';
import type { Run } from '../../electron/contract/run.ts';
import type { Page } from '../../electron/contract/text.ts';
import type { User } from '../../electron/ports/record-store.ts';

const at = '2026-11-24T08:00:00.000Z' as UtcTime;

export const event = (index: number): EventIndex => index as EventIndex;

/** `matter(3)` is always the same matter. */
export const matterId = (n = 1): MatterId => id('m', n) as MatterId;
export const documentId = (n = 1): DocumentId => id('d', n) as DocumentId;
export const chunkId = (n = 1): ChunkId => id('c', n) as ChunkId;
export const findingId = (n = 1): FindingId => id('f', n) as FindingId;
export const decisionId = (n = 1): DecisionId => id('x', n) as DecisionId;
export const answerId = (n = 1): AnswerId => id('a', n) as AnswerId;
export const runId = (n = 1): RunId => id('r', n) as RunId;
export const userId = (n = 1): UserId => id('u', n) as UserId;

export function sampleUser(changes: Partial<User> = {}): User {
  return { id: userId(), name: 'A. Reviewer', role: 'reviewer', ...changes };
}

export function sampleMatter(changes: Partial<Matter> = {}): Matter {
  const one = changes.id ?? matterId();
  return { id: one, name: `Matter ${one}`, pack: 'legal', createdAt: at, state: 'open', ...changes };
}

export function sampleDocument(changes: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    id: documentId(),
    matter: matterId(),
    name: 'lease.pdf',
    kind: 'pdf',
    bytes: 1000,
    commitment: sha256('lease') as string as Commitment,
    receivedAt: at,
    parent: null,
    status: 'received',
    outcome: 'ok',
    reason: null,
    type: null,
    pages: 0,
    problems: [],
    replaces: null,
    ...changes,
  };
}

/** A page whose `textVersion` fits its text. */
export function samplePage(n: number, text: string, changes: Partial<Page> = {}): Page {
  return {
    n,
    textVersion: sha256(text),
    text,
    size: { w: 612, h: 792 },
    items: [[0, text.length, 72, 72, 400, 12]],
    source: 'text-layer',
    status: 'ok',
    hidden: [],
    furniture: [],
    ocrWords: [],
    ...changes,
  };
}

export function sampleChunk(n: number, text: string, changes: Partial<Chunk> = {}): Chunk {
  return {
    id: chunkId(n),
    matter: matterId(),
    document: documentId(),
    ordinal: n,
    span: { page: 1, start: 0, end: text.length },
    text,
    heading: null,
    ...changes,
  };
}

export function sampleEvidence(changes: Partial<Evidence> = {}): Evidence {
  const quote = changes.quote ?? 'twelve months';
  return {
    document: documentId(),
    textVersion: sha256(quote),
    span: { page: 1, start: 0, end: quote.length },
    quote,
    match: 'exact',
    distance: 0,
    chunk: null,
    ...changes,
  };
}

export function sampleFinding(changes: Partial<Finding> = {}): Finding {
  return {
    id: findingId(),
    version: 1,
    document: documentId(),
    field: 'term',
    status: 'found',
    value: 'twelve months',
    normalised: 'P12M',
    assertion: null,
    evidence: [sampleEvidence()],
    specialist: 'rules',
    checks: [],
    support: 'not-checked',
    confidence: { raw: 0.9, probability: null, samples: 0 },
    hops: [],
    decision: null,
    ...changes,
  };
}

/** The decision and the version of the finding that it makes. */
export function sampleDecision(finding: Finding, n = 1): { finding: Finding; decision: Decision } {
  return {
    finding: { ...finding, version: finding.version + 1, value: 'two years', decision: decisionId(n) },
    decision: {
      id: decisionId(n),
      finding: finding.id,
      version: finding.version,
      act: 'correct',
      reason: 'The amendment changed it.',
      by: userId(),
      byName: 'A. Reviewer',
      role: 'reviewer',
      at,
      secondsOnScreen: 12,
      before: finding.value,
      after: 'two years',
      event: event(90),
    },
  };
}

export function sampleAnswer(changes: Partial<Answer> = {}): Answer {
  return {
    id: answerId(),
    matter: matterId(),
    document: null,
    question: 'How long is the term?',
    at,
    sentences: [
      { text: 'The term is twelve months.', citations: [sampleEvidence()], support: 'supported', probability: null },
    ],
    unsupported: [],
    abstained: null,
    nearest: [],
    coverage: { documents: 1, pagesSearched: 1, pagesTotal: 1, unreadable: [], terms: [], mentions: 1, used: 1 },
    runs: [],
    specialist: 'extractive',
    milliseconds: 10,
    ...changes,
  };
}

export function sampleRun(changes: Partial<Run> = {}): Run {
  return {
    id: runId(),
    at,
    task: 'answer',
    specialist: 'extractive',
    model: { id: 'base', sha256: sha256('base') },
    adapters: [],
    template: { id: 'ask', version: 1, sha256: sha256('ask') },
    grammar: null,
    sampler: { temperature: 0, topK: 1, topP: 1, seed: 0 },
    context: { size: 2048, sequences: 1, threads: 1, batch: 512 },
    build: 'test',
    inputs: [],
    output: sha256('output') as string as Commitment,
    usage: { tokensIn: 10, tokensOut: 5, milliseconds: 10 },
    stop: 'end',
    ...changes,
  };
}

/** A unit vector that depends on `seed` alone. */
export function sampleVector(seed: number, dimensions = 4): Float32Array {
  const raw = Float32Array.from({ length: dimensions }, (_, i) => Math.sin((seed + 1) * (i + 1) * 12.9898) + 0.01);
  const length = Math.hypot(...raw);
  return raw.map((value) => value / length);
}

export function sha256(text: string): Sha256 {
  return createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;
}

function id(prefix: string, n: number): string {
  return `${prefix}_${String(n).padStart(20, '0')}`;
}
