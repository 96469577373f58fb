/** Writing findings and decisions: machines replace what machines made, people add versions, nothing that a person decided is lost. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { CloisterError } from '../../contract/failure.ts';
import { policyFieldPrefix } from '../../contract/policy.ts';
import type { RecordWriter } from '../../ports/record-store.ts';
import { documentMatter, type Replace } from './write-documents.ts';

type Writes = Pick<RecordWriter, 'putFindings' | 'addDecision'>;

export function writeFindings(database: Database): Writes {
  return { putFindings: putFindings(database), addDecision: addDecision(database) };
}

const insertFinding = 'INSERT INTO finding (id, version, document, place, body, event) VALUES (?, ?, ?, ?, ?, ?)';

/** All or nothing. A field in which a person has decided something is theirs: mixing two extractions in it would hide what they saw. */
function putFindings(database: Database): Writes['putFindings'] {
  const matterOf = documentMatter(database);
  const fieldOf = "json_extract(finding.body, '$.field')";
  const decidedFields = `SELECT DISTINCT ${fieldOf} AS field FROM finding JOIN decision ON decision.finding = finding.id
    WHERE finding.document = :document`;
  const decided = database.prepare<{ document: string }, { field: string }>(decidedFields);
  const clear = database.prepare<{ document: string }>(
    `DELETE FROM finding WHERE document = :document AND ${fieldOf} NOT LIKE '${policyFieldPrefix}%'
     AND ${fieldOf} NOT IN (${decidedFields})`,
  );
  const insert = database.prepare(insertFinding);
  const replace = database.transaction<Replace<Writes['putFindings']>>((document, findings, event) => {
    matterOf(document);
    const theirs = new Set(decided.all({ document }).map(({ field }) => field));
    const held = findings.find(({ field }) => theirs.has(field));
    if (held !== undefined) throw new CloisterError('not-allowed', { subject: held.field });
    if (findings.some((one) => one.document !== document || one.version !== 1))
      throw new CloisterError('invalid', { subject: document });
    clear.run({ document });
    for (const [place, one] of findings.entries())
      insert.run(one.id, one.version, document, place, JSON.stringify(one), event);
  });
  return async (document, findings, event) => {
    replace.immediate(document, findings, event);
  };
}

/** The person must have looked at the newest version, and the new one must be the next. */
function addDecision(database: Database): Writes['addDecision'] {
  const latest = database.prepare<[string], { version: number; document: string; place: number }>(
    'SELECT version, document, place FROM finding WHERE id = ? ORDER BY version DESC LIMIT 1',
  );
  const insert = database.prepare(insertFinding);
  const decide = database.prepare('INSERT INTO decision (id, finding, document, body, event) VALUES (?, ?, ?, ?, ?)');
  const add = database.transaction<Replace<Writes['addDecision']>>((finding, decision, event) => {
    const { id, document, version } = finding;
    const seen = latest.get(id);
    if (seen === undefined) throw new CloisterError('not-found', { subject: id });
    if (decision.finding !== id || finding.decision !== decision.id || document !== seen.document)
      throw new CloisterError('invalid', { subject: id });
    if (version !== seen.version + 1 || decision.version !== seen.version)
      throw new CloisterError('stale-version', { subject: id });
    insert.run(id, version, document, seen.place, JSON.stringify(finding), event);
    decide.run(decision.id, id, document, JSON.stringify(decision), event);
  });
  return async (finding, decision, event) => {
    add.immediate(finding, decision, event);
  };
}
