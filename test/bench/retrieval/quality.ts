/** How good the product's own search is on public questions: words alone, vectors alone, and both fused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '@lancedb/lancedb';
import { makeMatterTable } from '../../../electron/adapters/lancedb/matter-table.ts';
import { openVectorStore } from '../../../electron/adapters/lancedb/open-vector-store.ts';
import { HeadFile } from '../../../electron/contract/head.ts';
import { openHead } from '../../../electron/core/heads/open-head.ts';
import { scoreHead } from '../../../electron/core/heads/score-head.ts';
import { preferTopics } from '../../../electron/core/index/prefer-topics.ts';
import { queryTerms } from '../../../electron/core/text/query-terms.ts';
import { topicReader, type TopicReader } from '../../../electron/features/ask/topic-reader.ts';
import { clauseTopics } from '../../../electron/packs/legal/shared/clause-topics.ts';
import type { ChunkVector, SearchHit } from '../../../electron/ports/vector-store.ts';
import { chunkId, documentId, matterId, sampleChunk } from '../../fakes/sample-records.ts';
import type { BenchEmbedder } from './embed-texts.ts';
import { projectFolder } from './data-folder.ts';
import { halfWidth, mean, ndcgAt, recallAt } from './measure-ranking.ts';
import type { RetrievalSet } from './retrieval-set.ts';

export interface QualityLine {
  readonly set: string;
  /** `kinds`: hybrid, then ordered by the kind of clause that the question names. */
  readonly method: 'words' | 'vectors' | 'hybrid' | 'kinds';
  readonly measure: string;
  readonly value: number;
  /** Half the 95 % interval. */
  readonly plusMinus: number;
  readonly n: number;
}

/** Each group of the set is one document of one matter, so that the document filter does what the question asks. */
export async function searchQuality(set: RetrievalSet, embedder: BenchEmbedder): Promise<QualityLine[]> {
  const rows = await rowsOf(set, embedder);
  const asked = await embedder.embed(set.questions.map((question) => question.text));
  const index = await openVectorStore({ dimensions: embedder.dimensions });
  const words = await makeMatterTable(await connect('memory://'), matterId(), embedder.dimensions);
  for (let at = 0; at < rows.length; at += 2000) {
    await index.put(rows.slice(at, at + 2000));
    await words.add(rows.slice(at, at + 2000));
  }
  await words.catchUp();
  const groups = [...new Set(set.passages.map((passage) => passage.group))];
  const rankings: Record<QualityLine['method'], string[][]> = { words: [], vectors: [], hybrid: [], kinds: [] };
  const topics = clauseReader();
  const textOf = new Map(rows.map(({ chunk }) => [chunk.id, chunk.text]));
  const nameOf = new Map(rows.map((row, n) => [row.chunk.id as string, set.passages[n]?.id ?? '']));
  for (const [n, question] of set.questions.entries()) {
    const document = documentId(groups.indexOf(question.group));
    const vector = asked[n] ?? new Float32Array(0);
    const query = { matter: matterId(), document, text: question.text, vector, limit: 10 };
    const found = {
      words: (await words.byWords(query, 10)).map((hit) => hit.id),
      vectors: (await index.search({ ...query, text: '' })).map((hit) => hit.chunk),
      hybrid: (await index.search(query)).map((hit) => hit.chunk),
      kinds: await byKind(question.text, await index.search({ ...query, limit: 60 }), textOf, topics),
    };
    for (const method of methods) rankings[method].push(found[method].map((id) => nameOf.get(id) ?? ''));
  }
  await index.close();
  return methods.flatMap((method) => linesOf(set, method, rankings[method]));
}

/** The clause head as the product uses it. */
function clauseReader(): TopicReader {
  const file = readFileSync(join(projectFolder, 'models', 'heads', 'legal.clause-head.json'), 'utf8');
  const head = openHead(HeadFile.parse(JSON.parse(file)));
  return topicReader(clauseTopics, (text) => scoreHead(head, text).alternatives);
}

async function byKind(
  question: string,
  hits: readonly SearchHit[],
  textOf: ReadonlyMap<string, string>,
  topics: TopicReader,
): Promise<string[]> {
  const kindOf = topics(queryTerms(question).terms) ?? (() => 0);
  return hits
    .map(({ chunk, score }) => ({ chunk, score: preferTopics(score, kindOf(textOf.get(chunk) ?? '')) }))
    .sort((left, right) => right.score - left.score)
    .slice(0, 10)
    .map(({ chunk }) => chunk);
}

const methods = ['words', 'vectors', 'hybrid', 'kinds'] as const;

async function rowsOf(set: RetrievalSet, embedder: BenchEmbedder): Promise<ChunkVector[]> {
  const groups = new Map([...new Set(set.passages.map((passage) => passage.group))].map((group, n) => [group, n]));
  const vectors = await embedder.embed(set.passages.map((passage) => passage.text));
  return set.passages.map(({ group, text }, n) => ({
    chunk: sampleChunk(n, text, { id: chunkId(n), document: documentId(groups.get(group)) }),
    vector: vectors[n] ?? new Float32Array(0),
  }));
}

function linesOf(set: RetrievalSet, method: QualityLine['method'], rankings: readonly string[][]): QualityLine[] {
  const measures = { [`nDCG@${String(set.at)}`]: ndcgAt, [`recall@${String(set.at)}`]: recallAt };
  return Object.entries(measures).map(([measure, of]) => {
    const values = set.questions.map((question, n) => of(set.at, rankings[n] ?? [], question.right));
    return { set: set.name, method, measure, value: mean(values), plusMinus: halfWidth(values), n: values.length };
  });
}
