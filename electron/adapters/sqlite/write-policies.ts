/** Writing what document policies learn from and what they find. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { CloisterError } from '../../contract/failure.ts';
import { policyFieldPrefix } from '../../contract/policy.ts';
import type { RecordWriter } from '../../ports/record-store.ts';
import { toBytes } from './vector-bytes.ts';
import { documentMatter, emptyWriteAheadLog, type Replace } from './write-documents.ts';

type Writes = Pick<RecordWriter, 'putPolicyFindings' | 'addPolicyExamples' | 'erasePolicyExamples'>;

export function writePolicies(database: Database): Writes {
  return {
    putPolicyFindings: putPolicyFindings(database),
    addPolicyExamples: addPolicyExamples(database),
    erasePolicyExamples: erasePolicyExamples(database),
  };
}

/** They stand after the fields of the pack, whatever those come to. */
const firstPlace = 100_000;

function putPolicyFindings(database: Database): Writes['putPolicyFindings'] {
  const matterOf = documentMatter(database);
  const clear = database.prepare<[string, string]>(
    `DELETE FROM finding WHERE document = ? AND json_extract(body, '$.field') LIKE ?
     AND id NOT IN (SELECT finding FROM decision)`,
  );
  const insert = database.prepare(
    'INSERT INTO finding (id, version, document, place, body, event) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const replace = database.transaction<Replace<Writes['putPolicyFindings']>>((document, findings, event) => {
    matterOf(document);
    const isOurs = ({ field, document: of, version }: (typeof findings)[number]): boolean =>
      field.startsWith(policyFieldPrefix) && of === document && version === 1;
    if (!findings.every(isOurs)) throw new CloisterError('invalid', { subject: document });
    clear.run(document, `${policyFieldPrefix}%`);
    for (const [at, one] of findings.entries())
      insert.run(one.id, one.version, document, firstPlace + at, JSON.stringify(one), event);
  });
  return async (document, findings, event) => {
    replace.immediate(document, findings, event);
  };
}

function addPolicyExamples(database: Database): Writes['addPolicyExamples'] {
  const insert = database.prepare(
    'INSERT INTO policy_example (id, policy, document, body, vector, model, event) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const add = database.transaction<Replace<Writes['addPolicyExamples']>>((examples, event) => {
    for (const { example, vector, model } of examples) {
      const { id, policy, source } = example;
      const bytes = vector === null ? null : toBytes(vector);
      insert.run(id, policy, source?.evidence.document ?? null, JSON.stringify(example), bytes, model, event);
    }
  });
  return async (examples, event) => {
    add.immediate(examples, event);
  };
}

function erasePolicyExamples(database: Database): Writes['erasePolicyExamples'] {
  const remove = database.prepare('DELETE FROM policy_example WHERE id = ?');
  const note = database.prepare(
    'INSERT INTO erasure (document, event) VALUES (?, ?) ON CONFLICT (document) DO UPDATE SET event = excluded.event',
  );
  const erase = database.transaction<Replace<Writes['erasePolicyExamples']>>((ids, event) => {
    for (const id of ids) {
      remove.run(id);
      note.run(id, event);
    }
  });
  return async (ids, event) => {
    erase.immediate(ids, event);
    emptyWriteAheadLog(database);
  };
}
