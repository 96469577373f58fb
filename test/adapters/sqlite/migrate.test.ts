import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate, migrations } from '../../../electron/adapters/sqlite/migrate.ts';
import { openDatabase } from '../../../electron/adapters/sqlite/open-database.ts';
import { openRecordStore } from '../../../electron/adapters/sqlite/open-record-store.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const key = new Uint8Array(32).fill(7);
const newFile = (): string => join(temporaryFolder(), 'record.db');
const add = (number: number, sql: string) => ({ number, name: `step-${String(number)}`, sql });

test('migrations count from 1 without gaps', () => {
  expect(migrations.map((one) => one.number)).toEqual(migrations.map((_, i) => i + 1));
});

describe('migrating', () => {
  test('runs each step once, in order, and only what is missing', () => {
    const database = openDatabase({ file: newFile(), key });
    const first = add(1, 'CREATE TABLE a (x TEXT) STRICT; INSERT INTO a VALUES (1)');
    migrate(database, [first]);
    migrate(database, [first, add(2, 'ALTER TABLE a ADD COLUMN y TEXT')]);
    expect(database.prepare('SELECT * FROM a').all()).toEqual([{ x: '1', y: null }]);
    expect(database.prepare('SELECT number FROM migration').all()).toEqual([{ number: 1 }, { number: 2 }]);
    database.close();
  });

  test('leaves the record as it was when a step fails in its middle', () => {
    const database = openDatabase({ file: newFile(), key });
    const bad = add(2, 'CREATE TABLE half (x TEXT) STRICT; INSERT INTO nowhere VALUES (1)');
    expect(() => {
      migrate(database, [add(1, 'CREATE TABLE a (x TEXT) STRICT'), bad]);
    }).toThrow();
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([]);
    expect(database.prepare('SELECT max(number) AS n FROM migration').get()).toEqual({ n: 1 });
    database.close();
  });

  test('refuses a record that a newer application wrote, and does not touch it', async () => {
    const file = newFile();
    const database = openDatabase({ file, key });
    migrate(database, [...migrations, add(migrations.length + 1, 'CREATE TABLE future (x TEXT) STRICT')]);
    database.close();
    await expect(openRecordStore({ file, key })).rejects.toMatchObject({ code: 'not-allowed' });
    const again = openDatabase({ file, key });
    expect(again.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'future'").get()).toEqual({ n: 1 });
    again.close();
  });
});

describe('the first record', () => {
  test('has these tables, each row of which names its event', () => {
    const database = openDatabase({ file: newFile(), key });
    migrate(database, migrations.slice(0, 1));
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
    expect(tables).toEqual([
      'answer',
      'answer_source',
      'chunk',
      'decision',
      'document',
      'erasure',
      'finding',
      'matter',
      'migration',
      'page',
      'run',
      'setting',
      'user',
    ]);
    const without = tables.filter(
      (table) =>
        database.prepare(`SELECT 1 FROM pragma_table_info('${String(table)}') WHERE name = 'event'`).get() ===
        undefined,
    );
    expect(without).toEqual(['answer_source', 'migration']);
    database.close();
  });
});
