/** One encrypted SQLite connection with the settings that our promises need. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { CloisterError } from '../../contract/failure.ts';
import { databaseFailure, recordSubject } from './database-failure.ts';

export interface DatabaseFile {
  readonly file: string;
  /** 32 random bytes, used as they are: no pass phrase, no stretching. */
  readonly key: Uint8Array;
  /** False when the file must be there already: then a missing one is `vault-damaged` and not quietly a new one. */
  readonly create?: boolean;
}

/** Opens or makes the file. Fails with `vault-damaged` (wrong key, altered, cut off, missing), `in-use`, `unreadable`, `disk-low`. */
export function openDatabase({ file, key, create = true }: DatabaseFile): Database.Database {
  if (key.length !== 32) throw new CloisterError('invalid', { subject: 'record key' });
  if (!create && !existsSync(file)) throw new CloisterError('vault-damaged', { subject: recordSubject });
  makePrivateFile(file);
  const database = connect(file);
  try {
    unlock(database, key);
    configure(database);
    database.prepare('SELECT count(*) FROM sqlite_schema').get(); // the first read: a wrong key or a cut file shows here
    return database;
  } catch (error) {
    database.close();
    throw databaseFailure(error);
  }
}

/** SQLite makes files that others may read; its journal takes over the mode of the file it finds. */
function makePrivateFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  } catch (cause) {
    const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    throw new CloisterError(full ? 'disk-low' : 'unreadable', { subject: recordSubject, cause });
  }
}

function connect(file: string): Database.Database {
  try {
    return new Database(file, { timeout: 0 });
  } catch (error) {
    throw databaseFailure(error);
  }
}

/**
 * The SQLCipher 4 page format with HMAC-SHA-256: every page is AES-256-CBC under a fresh IV, then authenticated, so an
 * altered page is refused and not read as garbage. Chosen over the default ChaCha20-Poly1305 because AES, SHA-256 and HMAC
 * are the primitives this product allows itself; measured equally fast (10,000 rows of 2 kB: 1.27 s against 1.32 s).
 */
function unlock(database: Database.Database, key: Uint8Array): void {
  database.pragma("cipher = 'sqlcipher'");
  database.pragma('legacy = 0');
  database.pragma('hmac_algorithm = 1');
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
}

/**
 * - EXCLUSIVE: one engine per vault. A second one gets `in-use`, and there is no shared-memory file.
 * - WAL with FULL: one sync per commit (2 ms here), and an acknowledged commit survives power loss. A rollback journal needs three.
 * - secure_delete: what is removed is overwritten. temp_store: sorting never writes plain text to a temporary file.
 */
function configure(database: Database.Database): void {
  for (const setting of [
    'locking_mode = EXCLUSIVE',
    'journal_mode = WAL',
    'synchronous = FULL',
    'secure_delete = ON',
    'temp_store = MEMORY',
    'foreign_keys = ON',
    'cell_size_check = ON',
    'trusted_schema = OFF',
  ])
    database.pragma(setting);
}
