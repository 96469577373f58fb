/**
 * The index: LanceDB in memory, built from the record at unlock and gone at lock. Runs in the engine.
 *
 * Why in memory: LanceDB has no encryption, and a vector gives most of its text back, so an index on disk would be plain
 * text beside an encrypted record. Word search works in memory as on disk, new rows included (measured, and tested).
 * Why a table per matter: the wall is then not a condition in a query that someone can forget, and how rare a word is in
 * one matter says nothing about another. A table costs 5 ms and 0.16 MB (measured, 1,000 tables of 20 chunks).
 * Why our own fusion: two searches side by side take 13 ms at 10,000 chunks, the library's hybrid query 41 ms for the same ranks.
 * Electron's memory cage refuses external buffers. With that refusal emulated (401 times) LanceDB 0.39 copied instead, and
 * 200 of 200 searches over 2,000 rows were right.
 */
import { connect, type Connection } from '@lancedb/lancedb';
import { CloisterError } from '../../contract/failure.ts';
import type { ChunkId, DocumentId, MatterId } from '../../contract/ids.ts';
import { fuseScores } from '../../core/index/fuse-scores.ts';
import { isUnitVector } from '../../core/index/is-unit-vector.ts';
import type { ChunkVector, SearchHit, SearchQuery, VectorStore } from '../../ports/vector-store.ts';
import { makeMatterTable, type MatterTable } from './matter-table.ts';
import { orderWork } from './order-work.ts';

/** Places taken from each ranking before fusing; cutting to the asked number comes after (nDCG .749 against .733). */
const fetched = 50;

interface Index {
  readonly database: Connection;
  readonly dimensions: number;
  readonly tables: Map<MatterId, MatterTable>;
  /** Where each chunk stands; tells new rows from known ones without asking the database. */
  readonly chunks: Map<ChunkId, DocumentId>;
  readonly documents: Map<DocumentId, MatterId>;
}

/** An empty index for vectors of `dimensions`. Fails with `invalid` (bad vector, or a chunk or document of another matter), `vault-locked` after `close`. */
export async function openVectorStore({ dimensions }: { readonly dimensions: number }): Promise<VectorStore> {
  const database = await connect('memory://', { readConsistencyInterval: 0 });
  const index: Index = { database, dimensions, tables: new Map(), chunks: new Map(), documents: new Map() };
  const order = orderWork();
  return {
    put: (rows) => order.write(() => put(index, rows)),
    search: async (query) => {
      if (index.tables.get(query.matter)?.isBehind() === true) await order.write(() => catchUp(index, query.matter));
      return order.read(() => search(index, query));
    },
    remove: (document) => order.write(() => remove(index, document)),
    count: () => order.read(async () => index.chunks.size),
    close: () => order.write(() => close(index)),
  };
}

async function put(index: Index, rows: readonly ChunkVector[]): Promise<void> {
  requireOpen(index);
  const latest = [...new Map(rows.map((row) => [row.chunk.id, row])).values()];
  requireFit(index, latest);
  for (const [matter, own] of Map.groupBy(latest, (row) => row.chunk.matter)) {
    const table = index.tables.get(matter) ?? (await makeMatterTable(index.database, matter, index.dimensions));
    index.tables.set(matter, table);
    await (own.some((row) => index.chunks.has(row.chunk.id)) ? table.replace(own) : table.add(own));
    for (const { chunk } of own) {
      index.chunks.set(chunk.id, chunk.document);
      index.documents.set(chunk.document, matter);
    }
  }
}

/** Lance pads or cuts a vector of the wrong length, and takes NaN, without a word. A chunk stays in its document, a document in its matter. */
function requireFit({ dimensions, chunks, documents }: Index, rows: readonly ChunkVector[]): void {
  const arriving = new Map<DocumentId, MatterId>();
  for (const { chunk, vector } of rows) {
    const owner = chunks.get(chunk.id) ?? chunk.document;
    const matter = documents.get(chunk.document) ?? arriving.get(chunk.document) ?? chunk.matter;
    arriving.set(chunk.document, matter);
    if (!isUnitVector(vector, dimensions) || owner !== chunk.document || matter !== chunk.matter)
      throw new CloisterError('invalid', { subject: chunk.id });
  }
}

/** At the first search and not at each put: unlocking a vault builds no word index for a matter that nobody asks about. */
async function catchUp({ tables }: Index, matter: MatterId): Promise<void> {
  const table = tables.get(matter);
  if (table?.isBehind() === true) await table.catchUp(); // another search may have done it meanwhile
}

async function search(index: Index, query: SearchQuery): Promise<SearchHit[]> {
  requireOpen(index);
  if (!isUnitVector(query.vector, index.dimensions)) throw new CloisterError('invalid', { subject: 'query vector' });
  const table = index.tables.get(query.matter);
  if (table === undefined) return [];
  const limit = Math.max(fetched, query.limit);
  const [words, vectors] = await Promise.all([table.byWords(query, limit), table.byVector(query, limit)]);
  const found = new Map([...words, ...vectors].map((one) => [one.id as string, one]));
  return fuseScores(words, vectors)
    .slice(0, query.limit)
    .flatMap(({ id, score }) => {
      const one = found.get(id);
      return one === undefined ? [] : [{ chunk: one.id, document: one.document, score }];
    });
}

async function remove(index: Index, document: DocumentId): Promise<void> {
  requireOpen(index);
  const matter = index.documents.get(document);
  const table = matter === undefined ? undefined : index.tables.get(matter);
  if (table === undefined) return;
  await table.remove(document);
  index.documents.delete(document);
  for (const [chunk, owner] of index.chunks) if (owner === document) index.chunks.delete(chunk);
}

async function close(index: Index): Promise<void> {
  if (!index.database.isOpen()) return;
  await index.database.dropAllTables();
  index.database.close();
  index.tables.clear();
  index.chunks.clear();
  index.documents.clear();
}

function requireOpen({ database }: Index): void {
  if (!database.isOpen()) throw new CloisterError('vault-locked', { subject: 'index' });
}
