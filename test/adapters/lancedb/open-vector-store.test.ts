import { describe, expect, test } from 'vitest';
import { openVectorStore } from '../../../electron/adapters/lancedb/open-vector-store.ts';
import { rebuildIndex } from '../../../electron/adapters/lancedb/rebuild-index.ts';
import { vectorStoreContract } from '../../contracts/vector-store-contract.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
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

vectorStoreContract('LanceDB in memory', (dimensions) => openVectorStore({ dimensions }));

test('a search after a large put brings the word index up to date, so that the next ones are quick', async () => {
  const index = await openVectorStore({ dimensions: 8 });
  const long = 'the lessee shall pay the rent on the first day of each month '.repeat(25);
  const rows = Array.from({ length: 2000 }, (_, n) => ({ chunk: sampleChunk(n, long), vector: sampleVector(n, 8) }));
  await index.put(rows);
  const ask = () =>
    index.search({ matter: matterId(), document: null, text: 'rent', vector: sampleVector(1, 8), limit: 5 });
  await ask();
  const before = process.cpuUsage();
  for (let n = 0; n < 10; n++) await ask();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 10_000).toBeLessThan(60); // milliseconds of processor time each; 176 without the index
  await index.close();
});

describe('rebuilding the index from the record', () => {
  test('finds in the new index what was found in the old one', async () => {
    const record = await filledRecord();
    const index = await openVectorStore({ dimensions: 8 });
    expect(await rebuildIndex(index, record)).toEqual({ chunks: 60, stale: [] });
    expect(await index.count()).toBe(60);
    const asking = { matter: matterId(2), document: null, text: 'clause 7', vector: sampleVector(7, 8), limit: 5 };
    expect((await index.search(asking))[0]).toMatchObject({ chunk: chunkId(207), document: documentId(2) });
    await index.close();
  });

  test('leaves out vectors of another embedder and names their documents', async () => {
    const record = await filledRecord();
    const bare = { chunk: sampleChunk(900, 'not embedded yet'), vector: null, model: null };
    await record.putChunks(documentId(1), [bare], event(9));
    const index = await openVectorStore({ dimensions: 8 });
    expect(await rebuildIndex(index, record, 'old')).toEqual({ chunks: 40, stale: [documentId(1)] });
    expect(await rebuildIndex(index, record, 'new')).toMatchObject({ chunks: 0 });
    await index.close();
  });
});

test('a passage without a word that the embedder knows is not embedded again at every unlock', async () => {
  const record = await filledRecord();
  await record.putChunks(documentId(1), [{ chunk: sampleChunk(900, '§'), vector: null, model: 'old' }], event(9));
  const index = await openVectorStore({ dimensions: 8 });
  expect(await rebuildIndex(index, record, 'old')).toEqual({ chunks: 40, stale: [] });
  await index.close();
});

async function filledRecord(): Promise<ReturnType<typeof fakeRecordStore>> {
  const record = fakeRecordStore();
  for (const n of [1, 2, 3]) {
    const ids = { matter: matterId(n), document: documentId(n) };
    await record.addMatter(sampleMatter({ id: ids.matter }), event(n));
    await record.putDocument(sampleDocument({ id: ids.document, matter: ids.matter }), event(n));
    const chunks = Array.from({ length: 20 }, (_, i) => ({
      chunk: sampleChunk(n * 100 + i, `clause ${String(i)}`, ids),
      vector: sampleVector(i, 8),
      model: 'old',
    }));
    await record.putChunks(ids.document, chunks, event(n));
  }
  return record;
}
