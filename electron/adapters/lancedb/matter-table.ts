/** One LanceDB table: the chunks of one matter, searched by words and by vector. */
import { Index, MatchQuery, type Connection, type Table } from '@lancedb/lancedb';
import { Field, FixedSizeList, Float32, Schema, Utf8 } from 'apache-arrow';
import { z } from 'zod';
import { ChunkId, DocumentId } from '../../contract/ids.ts';
import type { Ranked } from '../../core/index/fuse-scores.ts';
import type { ChunkVector, SearchQuery } from '../../ports/vector-store.ts';

export interface MatterTable {
  /** Rows whose ids the table does not hold yet: appending is five times cheaper than looking for them. */
  readonly add: (rows: readonly ChunkVector[]) => Promise<void>;
  /** Rows of which some are there already. */
  readonly replace: (rows: readonly ChunkVector[]) => Promise<void>;
  /** Deletes and rewrites, so that no old version keeps the rows. */
  readonly remove: (document: DocumentId) => Promise<void>;
  /** True when so many rows are new to the word index that searching them one by one would be slow. */
  readonly isBehind: () => boolean;
  /** Brings the new rows into the word index. */
  readonly catchUp: () => Promise<void>;
  readonly byWords: (query: SearchQuery, limit: number) => Promise<readonly Found[]>;
  readonly byVector: (query: SearchQuery, limit: number) => Promise<readonly Found[]>;
}

export interface Found extends Ranked {
  readonly id: ChunkId;
  readonly document: DocumentId;
}

/** Each commit leaves a small file that every later search opens; measured best between 20 and 50. */
const commitsBetweenClearings = 32;

/** Rows outside the word index are cut into words at every search: 3,000 of them cost 280 ms of processor time, these few 20. */
const newRowsPerSearch = 200;

/** Stemmed English without stop words: worth 6 points of BM25 on scientific claims. Positions are left out: mentions are found in the record. */
const wordIndex = { stem: true, removeStopWords: true, language: 'English', withPosition: false } as const;

export async function makeMatterTable(database: Connection, name: string, dimensions: number): Promise<MatterTable> {
  const table = await database.createEmptyTable(name, schemaOf(dimensions));
  await table.createIndex('text', { config: Index.fts(wordIndex) });
  let commits = 0;
  let newRows = 0;
  const catchUp = async (): Promise<void> => {
    await clear(table);
    newRows = 0;
  };
  const commit = async (rows: readonly ChunkVector[], work: () => Promise<unknown>): Promise<void> => {
    await work();
    newRows += rows.length;
    commits = (commits + 1) % commitsBetweenClearings;
    if (commits === 0) await catchUp();
  };
  return {
    add: (rows) => commit(rows, () => table.add(rows.map(toRow))),
    replace: (rows) =>
      commit(rows, () =>
        table.mergeInsert('id').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(rows.map(toRow)),
      ),
    remove: async (document) => {
      await table.delete(isDocument(document));
      await catchUp();
    },
    isBehind: () => newRows > newRowsPerSearch,
    catchUp,
    byWords: (query, limit) => byWords(table, query, limit),
    byVector: (query, limit) => byVector(table, query, limit),
  };
}

function schemaOf(dimensions: number): Schema {
  const vector = new FixedSizeList(dimensions, new Field('item', new Float32(), true));
  return new Schema([
    new Field('id', new Utf8(), false),
    new Field('document', new Utf8(), false),
    new Field('text', new Utf8(), false),
    new Field('vector', vector, false),
  ]);
}

function toRow({ chunk, vector }: ChunkVector): Record<string, unknown> {
  return { id: chunk.id, document: chunk.document, text: chunk.text, vector };
}

/** Brings new rows into the word index, rewrites small and deleted parts, and drops every older version. */
async function clear(table: Table): Promise<void> {
  await table.optimize({ cleanupOlderThan: new Date(Date.now() + 1000), deleteUnverified: true });
}

/** `where` takes text, so only an id of our own alphabet may go in. */
function isDocument(document: DocumentId): string {
  return `document = '${DocumentId.parse(document)}'`;
}

/** BM25. The query is words, never syntax. Rows that are not in the word index yet are searched as well. */
async function byWords(table: Table, { text, document }: SearchQuery, limit: number): Promise<Found[]> {
  if (text.trim() === '') return [];
  const all = table.query().fullTextSearch(new MatchQuery(text, 'text'));
  const some = document === null ? all : all.where(isDocument(document));
  const rows = await some.select(['id', 'document', '_score']).limit(limit).toArray();
  return WordRows.parse(rows.map((row: object) => ({ ...row }))).map(({ _score, ...row }) => ({
    ...row,
    score: _score,
  }));
}

/** Exact cosine over the matter. No approximate index: 10,000 chunks take 10 ms, and an exact answer does not depend on how it was built. */
async function byVector(table: Table, { vector, document }: SearchQuery, limit: number): Promise<Found[]> {
  const all = table.query().nearestTo(vector).distanceType('cosine');
  const some = document === null ? all : all.where(isDocument(document));
  const rows = await some.select(['id', 'document', '_distance']).limit(limit).toArray();
  return VectorRows.parse(rows.map((row: object) => ({ ...row }))).map(({ _distance, ...row }) => ({
    ...row,
    score: 1 - _distance,
  }));
}

const WordRows = z.array(z.strictObject({ id: ChunkId, document: DocumentId, _score: z.number() }));
const VectorRows = z.array(z.strictObject({ id: ChunkId, document: DocumentId, _distance: z.number() }));
