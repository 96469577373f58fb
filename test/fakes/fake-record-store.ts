/** The system of record in memory, with the same rules as the encrypted one (`test/contracts/record-store-contract.ts`). */
import type { Answer } from '../../electron/contract/answer.ts';
import type { Decision } from '../../electron/contract/decision.ts';
import type { DocumentRecord, Matter } from '../../electron/contract/document.ts';
import { CloisterError } from '../../electron/contract/failure.ts';
import type { Finding } from '../../electron/contract/finding.ts';
import type { EventIndex } from '../../electron/contract/ids.ts';
import type { Run } from '../../electron/contract/run.ts';
import type { Page } from '../../electron/contract/text.ts';
import { answerSources } from '../../electron/core/evidence/answer-sources.ts';
import { policyFieldPrefix } from '../../electron/contract/policy.ts';
import type {
  RecordReader,
  RecordStore,
  RecordWriter,
  StoredChunk,
  StoredExample,
  User,
} from '../../electron/ports/record-store.ts';
import { fakeClaims } from './fake-claims.ts';
import { findingsMadeBy, markOf } from './fake-findings.ts';

/** What the store holds. */
export interface Rows {
  readonly users: User[];
  readonly matters: Map<string, Matter>;
  readonly documents: Map<string, DocumentRecord>;
  readonly pages: Map<string, readonly Page[]>;
  readonly chunks: Map<string, readonly StoredChunk[]>;
  /** All versions of each finding, oldest first, in the order of the pack. */
  readonly findings: Map<string, Finding[]>;
  readonly decisions: Decision[];
  readonly answers: Map<string, Answer>;
  readonly runs: Map<string, Run>;
  readonly examples: StoredExample[];
  readonly settings: Map<string, unknown>;
  /** The event of each row, by `<table> <id>`. */
  readonly events: Map<string, EventIndex>;
}

export function fakeRecordStore(): RecordStore {
  const rows: Rows = {
    users: [],
    matters: new Map(),
    documents: new Map(),
    pages: new Map(),
    chunks: new Map(),
    findings: new Map(),
    decisions: [],
    answers: new Map(),
    runs: new Map(),
    examples: [],
    settings: new Map(),
    events: new Map(),
  };
  return { ...reader(rows), ...writer(rows), close: async () => undefined };
}

function reader(rows: Rows): RecordReader {
  const documents = (): DocumentRecord[] => [...rows.documents.values()];
  const findings = (document: string): Finding[] =>
    [...rows.findings.values()].flatMap((versions) => versions.at(-1) ?? []).filter((one) => one.document === document);
  return {
    users: async () => [...rows.users],
    matters: async () => [...rows.matters.values()],
    matter: async (id) => rows.matters.get(id) ?? null,
    documents: async (matter) => documents().filter((one) => one.matter === matter),
    unfinished: async () => documents().filter((one) => one.status !== 'ready'),
    document: async (id) => rows.documents.get(id) ?? null,
    documentByCommitment: async (matter, commitment) =>
      documents().find((one) => one.matter === matter && one.commitment === commitment) ?? null,
    pages: async (document) => rows.pages.get(document) ?? [],
    page: async (document, n) => rows.pages.get(document)?.find((page) => page.n === n) ?? null,
    chunks: async (document) => rows.chunks.get(document) ?? [],
    chunksOfMatter: async (matter) =>
      documents().flatMap((one) => (one.matter === matter ? (rows.chunks.get(one.id) ?? []) : [])),
    findings: async (document) => findings(document),
    finding: async (id) => rows.findings.get(id)?.at(-1) ?? null,
    findingVersions: async (id) => rows.findings.get(id) ?? [],
    decisions: async (finding) => rows.decisions.filter((one) => one.finding === finding),
    decisionsOfDocument: async (document) => {
      const ids = new Set(findings(document).map((one) => one.id));
      return rows.decisions.filter((one) => ids.has(one.finding));
    },
    answers: async (matter) => [...rows.answers.values()].filter((one) => one.matter === matter),
    answer: async (id) => rows.answers.get(id) ?? null,
    runs: async (ids) => ids.flatMap((id) => rows.runs.get(id) ?? []),
    policyExamples: async (policy) => rows.examples.filter(({ example }) => example.policy === policy),
    findingMarks: async () => [...rows.findings.values()].flatMap((versions) => markOf(rows, versions)),
    setting: async (key) => rows.settings.get(key) ?? null,
    claims: async () => fakeClaims(rows),
    findingsMadeBy: async (document, event) => findingsMadeBy(rows, document, event),
  };
}

function writer(rows: Rows): RecordWriter {
  const change = (event: EventIndex, written: readonly string[], effect: () => void): void => {
    effect();
    for (const one of written) rows.events.set(one, event);
  };
  return {
    addUser: async (user, event) => {
      change(event, [`user ${user.id}`], () => {
        if (rows.users.some((one) => one.id === user.id)) throw new CloisterError('invalid', { subject: user.id });
        rows.users.push(user);
      });
    },
    addMatter: async (matter, event) => {
      change(event, [`matter ${matter.id}`], () => {
        const taken = [...rows.matters.values()].some((one) => one.id === matter.id || one.name === matter.name);
        if (taken) throw new CloisterError('matter-exists', { subject: matter.id });
        rows.matters.set(matter.id, matter);
      });
    },
    putDocument: async (document, event) => {
      change(event, [`document ${document.id}`], () => {
        putDocument(rows, document);
      });
    },
    putPages: async (document, pages, event) => {
      change(event, [`page ${document}`], () => {
        requireDocument(rows, document);
        rows.pages.set(
          document,
          [...pages].sort((a, b) => a.n - b.n),
        );
      });
    },
    putChunks: async (document, chunks, event) => {
      change(event, [`chunk ${document}`], () => {
        putChunks(rows, document, chunks);
      });
    },
    putFindings: async (document, findings, event) => {
      change(
        event,
        findings.map(({ id }) => `finding ${id}`),
        () => {
          putFindings(rows, document, findings);
        },
      );
    },
    putPolicyFindings: async (document, findings, event) => {
      change(
        event,
        findings.map(({ id }) => `policy-finding ${id}`),
        () => {
          putPolicyFindings(rows, document, findings);
        },
      );
    },
    addPolicyExamples: async (examples, event) => {
      change(
        event,
        examples.map(({ example }) => `example ${example.id}`),
        () => {
          rows.examples.push(...examples);
        },
      );
    },
    erasePolicyExamples: async (ids, event) => {
      change(
        event,
        ids.map((id) => `erasure ${id}`),
        () => {
          keepExamples(rows, ({ example }) => !ids.includes(example.id));
        },
      );
    },
    addDecision: async (finding, decision, event) => {
      change(event, [`version ${finding.id} ${finding.version}`, `decision ${decision.id}`], () => {
        addDecision(rows, finding, decision);
      });
    },
    addAnswer: async (answer, event) => {
      change(event, [`answer ${answer.id}`], () => {
        if (!rows.matters.has(answer.matter)) throw new CloisterError('not-found', { subject: answer.matter });
        if (rows.answers.has(answer.id)) throw new CloisterError('invalid', { subject: answer.id });
        rows.answers.set(answer.id, answer);
      });
    },
    addRuns: async (runs, event) => {
      change(
        event,
        runs.map(({ id }) => `run ${id}`),
        () => {
          const known = runs.find((run) => rows.runs.has(run.id));
          if (known !== undefined) throw new CloisterError('invalid', { subject: known.id });
          for (const run of runs) rows.runs.set(run.id, run);
        },
      );
    },
    putMatter: async (matter, event) => {
      if (!rows.matters.has(matter.id)) throw new CloisterError('not-found', { subject: matter.id });
      change(event, [`matter ${matter.id}`], () => {
        rows.matters.set(matter.id, matter);
      });
    },
    eraseMatter: async (matter, event) => {
      const holds = [...rows.documents.values()].some((document) => document.matter === matter);
      if (holds) throw new CloisterError('invalid', { subject: matter });
      change(event, [`erasure ${matter}`], () => {
        for (const answer of [...rows.answers.values()]) if (answer.matter === matter) rows.answers.delete(answer.id);
        rows.matters.delete(matter);
      });
    },
    eraseDocument: async (document, event) => {
      change(event, [`erasure ${document}`], () => {
        eraseDocument(rows, document);
      });
    },
    putSetting: async (key, value, event) => {
      change(event, [`setting ${key}`], () => {
        rows.settings.set(key, structuredClone(value));
      });
    },
  };
}

function requireDocument(rows: Rows, id: string): DocumentRecord {
  const document = rows.documents.get(id);
  if (document === undefined) throw new CloisterError('not-found', { subject: id });
  return document;
}

function putDocument(rows: Rows, document: DocumentRecord): void {
  if (!rows.matters.has(document.matter)) throw new CloisterError('not-found', { subject: document.matter });
  const before = rows.documents.get(document.id);
  if (before !== undefined && before.matter !== document.matter)
    throw new CloisterError('invalid', { subject: document.id });
  rows.documents.set(document.id, document);
}

function putChunks(rows: Rows, id: string, chunks: readonly StoredChunk[]): void {
  const document = requireDocument(rows, id);
  const strays = chunks.filter(({ chunk }) => chunk.document !== id || chunk.matter !== document.matter);
  if (strays.length > 0) throw new CloisterError('invalid', { subject: id });
  rows.chunks.set(
    id,
    [...chunks].sort((a, b) => a.chunk.ordinal - b.chunk.ordinal),
  );
}

function putFindings(rows: Rows, document: string, findings: readonly Finding[]): void {
  requireDocument(rows, document);
  const own = [...rows.findings.entries()].filter(
    ([, [first]]) => first?.document === document && !first.field.startsWith(policyFieldPrefix),
  );
  const decided = own.filter(([id]) => rows.decisions.some((one) => one.finding === id));
  const theirs = new Set(decided.map(([, versions]) => versions[0]?.field));
  const held = findings.find(({ field }) => theirs.has(field));
  if (held !== undefined) throw new CloisterError('not-allowed', { subject: held.field });
  if (findings.some((one) => one.document !== document || one.version !== 1))
    throw new CloisterError('invalid', { subject: document });
  for (const [id, versions] of own) if (!theirs.has(versions[0]?.field)) rows.findings.delete(id);
  for (const finding of findings) rows.findings.set(finding.id, [finding]);
}

function putPolicyFindings(rows: Rows, document: string, findings: readonly Finding[]): void {
  requireDocument(rows, document);
  const isOurs = (one: Finding): boolean =>
    one.field.startsWith(policyFieldPrefix) && one.document === document && one.version === 1;
  if (!findings.every(isOurs)) throw new CloisterError('invalid', { subject: document });
  for (const [id, [first]] of rows.findings) {
    const isDecided = rows.decisions.some((one) => one.finding === id);
    if (first?.document === document && first.field.startsWith(policyFieldPrefix) && !isDecided)
      rows.findings.delete(id);
  }
  for (const finding of findings) rows.findings.set(finding.id, [finding]);
}

function keepExamples(rows: Rows, keeps: (one: StoredExample) => boolean): void {
  rows.examples.splice(0, rows.examples.length, ...rows.examples.filter(keeps));
}

function addDecision(rows: Rows, finding: Finding, decision: Decision): void {
  const versions = rows.findings.get(finding.id);
  const latest = versions?.at(-1);
  if (versions === undefined || latest === undefined) throw new CloisterError('not-found', { subject: finding.id });
  const belongs =
    decision.finding === finding.id && finding.decision === decision.id && finding.document === latest.document;
  if (!belongs) throw new CloisterError('invalid', { subject: finding.id });
  if (finding.version !== latest.version + 1 || decision.version !== latest.version)
    throw new CloisterError('stale-version', { subject: finding.id });
  versions.push(finding);
  rows.decisions.push(decision);
}

function eraseDocument(rows: Rows, document: string): void {
  for (const [id, versions] of rows.findings)
    if (versions[0]?.document === document) {
      rows.findings.delete(id);
      rows.decisions.splice(0, rows.decisions.length, ...rows.decisions.filter((one) => one.finding !== id));
    }
  for (const answer of rows.answers.values()) if (answerSources(answer).has(document)) rows.answers.delete(answer.id);
  keepExamples(rows, ({ example }) => example.source?.evidence.document !== document);
  rows.pages.delete(document);
  rows.chunks.delete(document);
  rows.documents.delete(document);
}
