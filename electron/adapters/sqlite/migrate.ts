/** Brings a record to the newest shape, one transaction per step. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { CloisterError } from '../../contract/failure.ts';
import { firstRecord } from './migrations/001-first-record.ts';
import { policyExamples } from './migrations/002-policy-examples.ts';
import type { Migration } from './migrations/migration.ts';

export const migrations: readonly Migration[] = [firstRecord, policyExamples];

/** Applies what is missing of `steps`. A record of a newer application is refused with `not-allowed` and left as it is. */
export function migrate(database: Database, steps: readonly Migration[] = migrations): void {
  database.exec('CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  const reached = newest(database);
  if (reached > steps.length) throw new CloisterError('not-allowed', { subject: `record version ${reached}` });
  for (const step of steps.slice(reached)) apply(database, step);
}

function newest(database: Database): number {
  const row = database.prepare<[], { number: number | null }>('SELECT max(number) AS number FROM migration').get();
  return row?.number ?? 0;
}

function apply(database: Database, { number, name, sql }: Migration): void {
  database
    .transaction(() => {
      database.exec(sql);
      database.prepare('INSERT INTO migration (number, name) VALUES (?, ?)').run(number, name);
    })
    .immediate();
}
