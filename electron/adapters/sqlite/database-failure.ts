/** Turns an error of SQLite into a code a person can act on. */
import Database from 'better-sqlite3-multiple-ciphers';
import { CloisterError, type FailureCode } from '../../contract/failure.ts';

/** Primary result codes; extended ones (`SQLITE_IOERR_READ`) share their beginning. */
const codes: readonly (readonly [string, FailureCode])[] = [
  ['SQLITE_NOTADB', 'vault-damaged'],
  ['SQLITE_CORRUPT', 'vault-damaged'],
  ['SQLITE_IOERR', 'vault-damaged'],
  ['SQLITE_FULL', 'disk-low'],
  ['SQLITE_READONLY', 'unreadable'],
  ['SQLITE_CANTOPEN', 'unreadable'],
  ['SQLITE_PERM', 'unreadable'],
  ['SQLITE_BUSY', 'in-use'],
  ['SQLITE_LOCKED', 'in-use'],
  ['SQLITE_CONSTRAINT', 'invalid'],
];

export const recordSubject = 'record';

/** `vault-damaged`, `disk-low`, `unreadable`, `in-use`, `invalid`; a `CloisterError` stays; anything else is `internal`. */
export function databaseFailure(error: unknown): CloisterError {
  if (error instanceof CloisterError) return error;
  const given = error instanceof Database.SqliteError ? error.code : '';
  const code = codes.find(([prefix]) => given.startsWith(prefix))?.[1] ?? 'internal';
  return new CloisterError(code, { subject: recordSubject, cause: error });
}
