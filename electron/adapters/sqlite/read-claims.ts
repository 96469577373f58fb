/** Reads which rows name which audit event. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { CloisterError } from '../../contract/failure.ts';
import { policyFieldPrefix } from '../../contract/policy.ts';
import { RecordClaim, type RecordTable } from '../../contract/record-claim.ts';
import type { RecordReader } from '../../ports/record-store.ts';
import { recordSubject } from './database-failure.ts';

/** `many` rows of one key can name the same event. */
interface Source {
  readonly table: RecordTable;
  readonly from: string;
  readonly key: string;
  readonly many?: true;
}

const isOfPolicy = `json_extract(body, '$.field') LIKE '${policyFieldPrefix}%'`;

const sources: readonly Source[] = [
  { table: 'user', from: 'user', key: 'id' },
  { table: 'matter', from: 'matter', key: 'id' },
  { table: 'document', from: 'document', key: 'id' },
  { table: 'page', from: 'page', key: 'document', many: true },
  { table: 'chunk', from: 'chunk', key: 'document', many: true },
  { table: 'finding', from: `finding WHERE version = 1 AND NOT ${isOfPolicy}`, key: 'document', many: true },
  { table: 'policy-finding', from: `finding WHERE version = 1 AND ${isOfPolicy}`, key: 'document', many: true },
  { table: 'version', from: 'finding WHERE version > 1', key: `id || ' ' || version` },
  { table: 'decision', from: 'decision', key: 'id' },
  { table: 'answer', from: 'answer', key: 'id' },
  { table: 'run', from: 'run', key: 'CAST(event AS TEXT)', many: true },
  { table: 'setting', from: 'setting', key: 'key' },
  { table: 'erasure', from: 'erasure', key: 'document' },
  { table: 'example', from: 'policy_example', key: 'policy', many: true },
];

export function readClaims(database: Database): RecordReader['claims'] {
  const statements = sources.map(({ table, from, key, many }) =>
    database.prepare<[]>(
      many === true
        ? `SELECT '${table}' AS "table", ${key} AS key, event, count(*) AS rows FROM ${from} GROUP BY 2, 3`
        : `SELECT '${table}' AS "table", ${key} AS key, event, 1 AS rows FROM ${from}`,
    ),
  );
  // In one transaction, so that no change stands half in what is read.
  const read = database.transaction(() => statements.flatMap((statement) => statement.all()));
  return async () => {
    const parsed = z.array(RecordClaim).safeParse(read());
    if (!parsed.success) throw new CloisterError('vault-damaged', { subject: recordSubject, cause: parsed.error });
    return parsed.data;
  };
}
