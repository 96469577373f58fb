/** The system of record: documents, their text, findings and decisions in one encrypted SQLite file. Runs in the engine, the only process that opens it. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { CloisterError } from '../../contract/failure.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import { databaseFailure, recordSubject } from './database-failure.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type DatabaseFile } from './open-database.ts';
import { readRecords } from './read-records.ts';
import { writeAnswers } from './write-answers.ts';
import { writeDocuments } from './write-documents.ts';
import { writeFindings } from './write-findings.ts';
import { writePolicies } from './write-policies.ts';

/**
 * Opens the record and brings it to the newest shape. Fails as `openDatabase` does, and with `not-allowed` when a newer
 * application wrote it. Beyond the port, methods fail with `vault-damaged` (a page or row that is not ours), `disk-low`,
 * `unreadable` (read-only), and `vault-locked` after `close`.
 */
export async function openRecordStore(file: DatabaseFile): Promise<RecordStore> {
  const database = openDatabase(file);
  try {
    migrate(database);
    const methods = {
      ...readRecords(database),
      ...writeDocuments(database),
      ...writeFindings(database),
      ...writeAnswers(database),
      ...writePolicies(database),
    };
    return { ...guardAll(database, methods), close: async () => void database.close() };
  } catch (error) {
    database.close();
    throw databaseFailure(error);
  }
}

type Method = (...given: never[]) => Promise<unknown>;

/** Every method with its errors turned into codes, in one place. */
function guardAll<T extends object>(database: Database, methods: T): T {
  const guarded = Object.entries(methods).map(([name, method]) => [name, guard(database, method as Method)]);
  return Object.fromEntries(guarded) as T;
}

function guard(database: Database, method: Method): Method {
  return async (...given) => {
    if (!database.open) throw new CloisterError('vault-locked', { subject: recordSubject });
    try {
      return await method(...given);
    } catch (error) {
      throw databaseFailure(error);
    }
  };
}
