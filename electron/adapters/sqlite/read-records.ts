/** The reading side: one prepared statement per question. */
import type { Database, Statement } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { Answer } from '../../contract/answer.ts';
import { Decision } from '../../contract/decision.ts';
import { Chunk, DocumentRecord, Matter } from '../../contract/document.ts';
import { Finding } from '../../contract/finding.ts';
import { UserId } from '../../contract/ids.ts';
import { PolicyExample, policyFieldPrefix } from '../../contract/policy.ts';
import { Run } from '../../contract/run.ts';
import { Page } from '../../contract/text.ts';
import type { RecordReader, StoredChunk } from '../../ports/record-store.ts';
import { readClaims } from './read-claims.ts';
import { readMarks } from './read-marks.ts';
import { readBodies, readBody, type BodyRow } from './row-body.ts';
import { fromBytes } from './vector-bytes.ts';

const User = z.strictObject({ id: UserId, name: z.string(), role: z.string() });

interface ChunkRow extends BodyRow {
  readonly vector: Buffer | null;
  readonly model: string | null;
}

/** Rows come in the order they were added, parts of a document in reading order. */
export function readRecords(database: Database): RecordReader {
  const one = <T>(schema: z.ZodType<T>, sql: string): ((...given: unknown[]) => Promise<T | null>) => {
    const statement = database.prepare<unknown[], BodyRow>(sql);
    return async (...given) => readBody(schema, statement.get(...given));
  };
  const many = <T>(schema: z.ZodType<T>, sql: string): ((...given: unknown[]) => Promise<T[]>) => {
    const statement = database.prepare<unknown[], BodyRow>(sql);
    return async (...given) => readBodies(schema, statement.all(...given));
  };
  const chunks = (sql: string): ((id: string) => Promise<StoredChunk[]>) => {
    const statement = database.prepare<[string], ChunkRow>(sql);
    return async (id) => statement.all(id).map(toStoredChunk);
  };
  const setting = one(z.json(), 'SELECT body FROM setting WHERE key = ?');
  return {
    users: many(User, 'SELECT body FROM user ORDER BY rowid'),
    matters: many(Matter, 'SELECT body FROM matter ORDER BY rowid'),
    matter: one(Matter, 'SELECT body FROM matter WHERE id = ?'),
    documents: many(DocumentRecord, 'SELECT body FROM document WHERE matter = ? ORDER BY rowid'),
    unfinished: many(DocumentRecord, "SELECT body FROM document WHERE status <> 'ready' ORDER BY rowid"),
    document: one(DocumentRecord, 'SELECT body FROM document WHERE id = ?'),
    documentByCommitment: one(
      DocumentRecord,
      'SELECT body FROM document WHERE matter = ? AND commitment = ? ORDER BY rowid LIMIT 1',
    ),
    pages: many(Page, 'SELECT body FROM page WHERE document = ? ORDER BY n'),
    page: one(Page, 'SELECT body FROM page WHERE document = ? AND n = ?'),
    chunks: chunks('SELECT body, vector, model FROM chunk WHERE document = ? ORDER BY ordinal'),
    chunksOfMatter: chunks(`
      SELECT chunk.body, chunk.vector, chunk.model FROM document JOIN chunk ON chunk.document = document.id
      WHERE document.matter = ? ORDER BY document.rowid, chunk.ordinal`),
    findings: many(
      Finding,
      `SELECT body FROM finding WHERE document = ?
       AND version = (SELECT max(version) FROM finding AS other WHERE other.id = finding.id) ORDER BY place`,
    ),
    finding: one(Finding, 'SELECT body FROM finding WHERE id = ? ORDER BY version DESC LIMIT 1'),
    findingVersions: many(Finding, 'SELECT body FROM finding WHERE id = ? ORDER BY version'),
    decisions: many(Decision, 'SELECT body FROM decision WHERE finding = ? ORDER BY rowid'),
    decisionsOfDocument: many(Decision, 'SELECT body FROM decision WHERE document = ? ORDER BY rowid'),
    answers: many(Answer, 'SELECT body FROM answer WHERE matter = ? ORDER BY rowid'),
    answer: one(Answer, 'SELECT body FROM answer WHERE id = ?'),
    runs: readRuns(database),
    policyExamples: readExamples(database),
    findingMarks: readMarks(database),
    setting,
    claims: readClaims(database),
    findingsMadeBy: many(
      Finding,
      `SELECT body FROM finding WHERE document = ? AND event = ? AND version = 1
       AND json_extract(body, '$.field') NOT LIKE '${policyFieldPrefix}%' ORDER BY place`,
    ),
  };
}

function toStoredChunk(row: ChunkRow): StoredChunk {
  const [chunk] = readBodies(Chunk, [row]) as [Chunk];
  return { chunk, vector: row.vector === null ? null : fromBytes(row.vector), model: row.model };
}

function readExamples(database: Database): RecordReader['policyExamples'] {
  const statement = database.prepare<[string], ChunkRow>(
    'SELECT body, vector, model FROM policy_example WHERE policy = ? ORDER BY rowid',
  );
  return async (policy) =>
    statement.all(policy).map((row) => {
      const [example] = readBodies(PolicyExample, [row]) as [PolicyExample];
      return { example, vector: row.vector === null ? null : fromBytes(row.vector), model: row.model ?? '' };
    });
}

/** In the order asked for; ids without a row are left out. */
function readRuns(database: Database): RecordReader['runs'] {
  const statement: Statement<[string], BodyRow> = database.prepare('SELECT body FROM run WHERE id = ?');
  return async (ids) => ids.flatMap((id) => readBody(Run, statement.get(id)) ?? []);
}
