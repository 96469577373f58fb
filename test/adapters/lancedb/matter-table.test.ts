import { connect } from '@lancedb/lancedb';
import { expect, test } from 'vitest';
import { makeMatterTable } from '../../../electron/adapters/lancedb/matter-table.ts';
import { documentId, matterId, sampleChunk, sampleVector } from '../../fakes/sample-records.ts';

const row = (n: number, text: string, document: number) => ({
  chunk: sampleChunk(n, text, { document: documentId(document) }),
  vector: sampleVector(n, 8),
});

test('no version of the table keeps the rows of a removed document', async () => {
  const database = await connect('memory://', { readConsistencyInterval: 0 });
  const table = await makeMatterTable(database, matterId(), 8);
  await table.add([row(1, 'canary one', 1), row(2, 'kept', 2)]);
  await table.add([row(3, 'canary two', 1)]);
  await table.replace([row(3, 'canary three', 1), row(4, 'kept too', 2)]);
  await table.remove(documentId(1));
  const raw = await database.openTable(matterId());
  const found: string[] = [];
  for (const { version } of await raw.listVersions()) {
    await raw.checkout(version);
    for (const one of (await raw.query().toArray()) as { text: string }[]) found.push(one.text);
  }
  expect(found).toContain('kept');
  expect(found.filter((text) => text.startsWith('canary'))).toEqual([]);
  database.close();
});

test('many small commits are cleared away, so that a search stays one short read', async () => {
  const database = await connect('memory://', { readConsistencyInterval: 0 });
  const table = await makeMatterTable(database, matterId(), 8);
  for (let n = 0; n < 70; n++) await table.add([row(n, 'rent', 1)]);
  const raw = await database.openTable(matterId());
  expect((await raw.listVersions()).length).toBeLessThan(40);
  expect(await raw.countRows()).toBe(70);
  database.close();
});

test('a table says when its word index is behind, and catches up', async () => {
  const database = await connect('memory://', { readConsistencyInterval: 0 });
  const table = await makeMatterTable(database, matterId(), 8);
  await table.add(Array.from({ length: 200 }, (_, n) => row(n, 'rent', 1)));
  expect(table.isBehind()).toBe(false);
  await table.add([row(200, 'rent', 1)]);
  expect(table.isBehind()).toBe(true);
  await table.catchUp();
  expect(table.isBehind()).toBe(false);
  const raw = await database.openTable(matterId());
  expect(await raw.indexStats('text_idx')).toMatchObject({ numIndexedRows: 201, numUnindexedRows: 0 });
  database.close();
});

test('an id that is not of our alphabet never reaches the query text', async () => {
  const database = await connect('memory://', { readConsistencyInterval: 0 });
  const table = await makeMatterTable(database, matterId(), 8);
  await table.add([row(1, 'kept', 1)]);
  const hostile = `d_0' OR '1'='1` as ReturnType<typeof documentId>;
  await expect(table.remove(hostile)).rejects.toThrow();
  expect(await (await database.openTable(matterId())).countRows()).toBe(1);
  database.close();
});
