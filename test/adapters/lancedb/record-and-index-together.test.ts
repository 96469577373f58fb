import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as arrow from 'apache-arrow';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { openVectorStore } from '../../../electron/adapters/lancedb/open-vector-store.ts';
import { rebuildIndex } from '../../../electron/adapters/lancedb/rebuild-index.ts';
import { openRecordStore } from '../../../electron/adapters/sqlite/open-record-store.ts';
import {
  chunkId,
  documentId,
  event,
  matterId,
  sampleChunk,
  sampleDocument,
  sampleMatter,
  sampleVector,
} from '../../fakes/sample-records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('SQLite, LanceDB and Arrow work in one process, and the index leaves nothing on disk', async () => {
  const folder = temporaryFolder();
  const before = new Set(readdirSync(process.cwd()));
  const record = await openRecordStore({ file: join(folder, 'record.db'), key: new Uint8Array(32).fill(1) });
  const index = await openVectorStore({ dimensions: 384 });
  await record.addMatter(sampleMatter(), event(1));
  for (const n of [1, 2, 3]) {
    const id = documentId(n);
    const chunks = Array.from({ length: 100 }, (_, i) => ({
      chunk: sampleChunk(n * 1000 + i, `clause unique${String(n * 1000 + i)} of the lease`, { document: id }),
      vector: sampleVector(n * 1000 + i, 384),
      model: 'minilm',
    }));
    await record.putDocument(sampleDocument({ id }), event(n));
    await record.putChunks(id, chunks, event(n));
  }
  expect(await rebuildIndex(index, record, 'minilm')).toEqual({ chunks: 300, stale: [] });
  await record.eraseDocument(documentId(2), event(9));
  await index.remove(documentId(2));
  const ask = (n: number) =>
    index.search({
      matter: matterId(),
      document: null,
      text: `unique${String(n)}`,
      vector: sampleVector(n, 384),
      limit: 300,
    });
  expect((await ask(3042))[0]).toMatchObject({ chunk: chunkId(3042), document: documentId(3) });
  const after = await ask(2042);
  expect(after).toHaveLength(200);
  expect(after.some((hit) => hit.document === documentId(2))).toBe(false);
  expect(arrow.tableFromArrays({ a: [1] }).numRows).toBe(1);
  expect(new Database(':memory:').prepare('SELECT 1').pluck().get()).toBe(1);
  await index.close();
  await record.close();
  expect(readdirSync(folder)).toEqual(['record.db']);
  expect(readdirSync(process.cwd()).filter((name) => !before.has(name))).toEqual([]);
  expect(existsSync('memory:')).toBe(false);
});
