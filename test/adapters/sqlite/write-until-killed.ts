/** Run as a child: writes document after document and says on stdout which one is acknowledged, until it is killed. */
import { openRecordStore } from '../../../electron/adapters/sqlite/open-record-store.ts';
import {
  documentId,
  event,
  sampleChunk,
  sampleDocument,
  sampleMatter,
  samplePage,
  sampleVector,
} from '../../fakes/sample-records.ts';

const store = await openRecordStore({ file: process.argv[2] ?? '', key: new Uint8Array(32).fill(7) });
if ((await store.matters()).length === 0) await store.addMatter(sampleMatter(), event(0));
const done = (await store.documents(sampleMatter().id)).length;
for (let n = done + 1; ; n++) {
  const id = documentId(n);
  await store.putDocument(sampleDocument({ id }), event(n));
  await store.putPages(
    id,
    Array.from({ length: 5 }, (_, i) => samplePage(i + 1, `page of ${String(n)} `.repeat(300))),
    event(n),
  );
  const chunks = Array.from({ length: 20 }, (_, i) => sampleChunk(n * 100 + i, `chunk ${String(n)}`, { document: id }));
  await store.putChunks(
    id,
    chunks.map((chunk) => ({ chunk, vector: sampleVector(n, 384), model: 'm' })),
    event(n),
  );
  await store.putDocument(sampleDocument({ id, status: 'ready' }), event(n));
  process.stdout.write(`${String(n)}\n`);
}
