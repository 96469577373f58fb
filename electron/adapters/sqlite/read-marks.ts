/** One lean row per finding as the machine made it, with what people decided: for calibration, drift and the dashboard. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { CloisterError } from '../../contract/failure.ts';
import { FindingMark } from '../../contract/calibration.ts';
import type { RecordReader } from '../../ports/record-store.ts';
import { recordSubject } from './database-failure.ts';

/** Read inside the database, because parsing whole findings of ten thousand documents would take half a minute. */
const sql = `
  WITH received AS MATERIALIZED (
    SELECT id, rowid AS place, json_extract(body, '$.receivedAt') AS receivedAt FROM document
  ), judged AS MATERIALIZED (
    SELECT finding, sum(json_extract(body, '$.act') = 'accept') AS accepted,
      sum(json_extract(body, '$.act') IN ('correct', 'reject', 'absent')) AS overridden
    FROM decision GROUP BY finding
  )
  SELECT received.id AS document, received.receivedAt AS receivedAt, judged.accepted AS accepted,
    judged.overridden AS overridden,
    json_extract(finding.body, '$.field', '$.specialist', '$.confidence.maker', '$.confidence.raw', '$.status') AS made
  FROM finding JOIN received ON received.id = finding.document LEFT JOIN judged ON judged.finding = finding.id
  WHERE finding.version = 1 ORDER BY received.place, finding.place`;

interface MarkRow {
  readonly document: string;
  readonly receivedAt: string;
  readonly accepted: number | null;
  readonly overridden: number | null;
  /** JSON list, in the order of the query. */
  readonly made: string;
}

export function readMarks(database: Database): RecordReader['findingMarks'] {
  const statement = database.prepare<[], MarkRow>(sql);
  return async () => statement.all().map(toMark);
}

function toMark({ document, receivedAt, accepted, overridden, made }: MarkRow): FindingMark {
  const judged = (overridden ?? 0) > 0 ? 'overridden' : (accepted ?? 0) > 0 ? 'accepted' : null;
  const [field, specialist, maker, raw, status] = JSON.parse(made) as readonly unknown[];
  const parsed = FindingMark.safeParse({ document, receivedAt, field, specialist, maker, raw, status, judged });
  if (!parsed.success) throw new CloisterError('vault-damaged', { subject: recordSubject, cause: parsed.error });
  return parsed.data;
}
