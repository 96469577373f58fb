/** One lean row per finding as the machine made it, with what people decided: for calibration, drift and the dashboard. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { CloisterError } from '../../contract/failure.ts';
import { FindingMark } from '../../contract/calibration.ts';
import type { RecordReader } from '../../ports/record-store.ts';
import { recordSubject } from './database-failure.ts';

/** Read inside the database, because parsing whole findings of ten thousand documents would take half a minute. */
const sql = `
  SELECT finding.document AS document, json_extract(document.body, '$.receivedAt') AS receivedAt,
    json_extract(finding.body, '$.field') AS field, json_extract(finding.body, '$.specialist') AS specialist,
    json_extract(finding.body, '$.confidence.maker') AS maker, json_extract(finding.body, '$.confidence.raw') AS raw,
    json_extract(finding.body, '$.status') AS status,
    (SELECT count(*) FROM decision WHERE decision.finding = finding.id
      AND json_extract(decision.body, '$.act') = 'accept') AS accepted,
    (SELECT count(*) FROM decision WHERE decision.finding = finding.id
      AND json_extract(decision.body, '$.act') IN ('correct', 'reject', 'absent')) AS overridden
  FROM finding JOIN document ON document.id = finding.document
  WHERE finding.version = 1 ORDER BY document.rowid, finding.place`;

interface MarkRow {
  readonly accepted: number;
  readonly overridden: number;
}

export function readMarks(database: Database): RecordReader['findingMarks'] {
  const statement = database.prepare<[], MarkRow>(sql);
  return async () =>
    statement.all().map(({ accepted, overridden, ...row }) => {
      const judged = overridden > 0 ? 'overridden' : accepted > 0 ? 'accepted' : null;
      const parsed = FindingMark.safeParse({ ...row, judged });
      if (!parsed.success) throw new CloisterError('vault-damaged', { subject: recordSubject, cause: parsed.error });
      return parsed.data;
    });
}
