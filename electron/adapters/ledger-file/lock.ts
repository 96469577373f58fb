/** One opener per log. The lock is the operating system's own on a file, taken through SQLite: it ends with the process,
 *  however the process ends, and works across containers, where process ids do not. Nothing is stored in that file. */
import Database from 'better-sqlite3-multiple-ciphers';
import { join } from 'node:path';
import { CloisterError } from '../../contract/failure.ts';

/** Takes the lock of a log folder and returns the function that gives it back. Fails with `in-use`, or `log-unavailable` when the folder cannot be written. */
export function takeLock(folder: string): () => void {
  try {
    const database = new Database(join(folder, 'lock'), { timeout: 0 });
    try {
      database.pragma('journal_mode = MEMORY');
      database.exec('BEGIN EXCLUSIVE');
    } catch (cause) {
      database.close();
      throw cause;
    }
    return () => {
      database.close();
    };
  } catch (cause) {
    const isBusy = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY');
    throw new CloisterError(isBusy ? 'in-use' : 'log-unavailable', { subject: 'audit log', cause });
  }
}
