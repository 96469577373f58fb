/** How fast 10,000 chunks are indexed, rebuilt from the encrypted record, and searched. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVectorStore } from '../../../electron/adapters/lancedb/open-vector-store.ts';
import { rebuildIndex } from '../../../electron/adapters/lancedb/rebuild-index.ts';
import { openRecordStore } from '../../../electron/adapters/sqlite/open-record-store.ts';
import type { RecordStore } from '../../../electron/ports/record-store.ts';
import type { ChunkVector, VectorStore } from '../../../electron/ports/vector-store.ts';
import {
  documentId,
  event,
  matterId,
  sampleChunk,
  sampleDocument,
  sampleMatter,
  sampleVector,
} from '../../fakes/sample-records.ts';
import { percentile } from './measure-ranking.ts';

export interface SpeedFigures {
  readonly chunks: number;
  /** Chunks per second into the index, 50 at a time as an import does. */
  readonly indexedPerSecond: number;
  /** Chunks per second into the encrypted record, each document one transaction synced to disk. */
  readonly recordedPerSecond: number;
  readonly rebuildSeconds: number;
  readonly searches: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
  readonly inDocumentP50Milliseconds: number;
  readonly residentMegabytes: number;
}

const chunks = 10_000;
const chunksPerDocument = 50;
const searches = 200;
const dimensions = 384;

/** `texts` are real passages; vectors are made up, which changes no time: the search is exact. */
export async function retrievalSpeed(texts: readonly string[]): Promise<SpeedFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'cloister-bench-'));
  const record = await openRecordStore({ file: join(folder, 'record.db'), key: new Uint8Array(32) });
  const index = await openVectorStore({ dimensions });
  const rebuilt = await openVectorStore({ dimensions });
  try {
    const documents = Array.from({ length: chunks / chunksPerDocument }, (_, n) => rowsOf(n, texts));
    const recordSeconds = await seconds(() => fillRecord(record, documents));
    const indexSeconds = await seconds(async () => {
      for (const rows of documents) await index.put(rows);
    });
    const rebuildSeconds = await seconds(() => rebuildIndex(rebuilt, record));
    const anywhere = await searchTimes(rebuilt, texts, null);
    return {
      chunks: await rebuilt.count(),
      indexedPerSecond: chunks / indexSeconds,
      recordedPerSecond: chunks / recordSeconds,
      rebuildSeconds,
      searches,
      p50Milliseconds: percentile(anywhere, 0.5),
      p95Milliseconds: percentile(anywhere, 0.95),
      inDocumentP50Milliseconds: percentile(await searchTimes(rebuilt, texts, 7), 0.5),
      residentMegabytes: process.memoryUsage().rss / 1e6,
    };
  } finally {
    await Promise.all([record.close(), index.close(), rebuilt.close()]);
    rmSync(folder, { recursive: true });
  }
}

function rowsOf(document: number, texts: readonly string[]): ChunkVector[] {
  return Array.from({ length: chunksPerDocument }, (_, i) => {
    const n = document * chunksPerDocument + i;
    const text = texts[n % texts.length] ?? 'nothing';
    return { chunk: sampleChunk(n, text, { document: documentId(document) }), vector: sampleVector(n, dimensions) };
  });
}

async function fillRecord(record: RecordStore, documents: readonly (readonly ChunkVector[])[]): Promise<void> {
  await record.addMatter(sampleMatter(), event(0));
  for (const [n, rows] of documents.entries()) {
    await record.putDocument(sampleDocument({ id: documentId(n) }), event(n));
    await record.putChunks(
      documentId(n),
      rows.map((row) => ({ ...row, model: 'bench' })),
      event(n),
    );
  }
}

async function searchTimes(index: VectorStore, texts: readonly string[], inside: number | null): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < searches; n++) {
    const text = (texts[(n * 37) % texts.length] ?? '').split(/\s+/u).slice(3, 12).join(' ');
    const document = inside === null ? null : documentId(inside);
    const query = { matter: matterId(), document, text, vector: sampleVector(100_000 + n, dimensions), limit: 10 };
    times.push(1000 * (await seconds(() => index.search(query))));
  }
  return times;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
