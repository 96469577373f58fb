/** Puts together who answers which task of `cloister predict`. Needs no vault: items come from a file and nothing is stored. */
import { z } from 'zod';
import { openVectorStore } from '../adapters/lancedb/open-vector-store.ts';
import { createCommitter } from '../adapters/vault/create-committer.ts';
import { CloisterError } from '../contract/failure.ts';
import { HeadFile } from '../contract/head.ts';
import { MatterId } from '../contract/ids.ts';
import type { AnswerOf } from '../contract/predict.ts';
import { RankerFile } from '../contract/ranker.ts';
import { TaggerFile } from '../contract/tagger.ts';
import { VectorHeadFile } from '../contract/vector-head.ts';
import { openHead } from '../core/heads/open-head.ts';
import { openRanker } from '../core/heads/open-ranker.ts';
import { openTagger } from '../core/taggers/open-tagger.ts';
import { dotProduct } from '../core/index/dot-product.ts';
import { totalUsage } from '../core/events/inference-block.ts';
import { answerPassages } from '../features/ask/answer-passages.ts';
import { searchCorpus, type CorpusItem } from '../features/ask/search-corpus.ts';
import { extractLegalFields } from '../features/extract/legal-fields.ts';
import { extractMedications } from '../features/extract/medications.ts';
import { lexicalSpecialists, type OpenedModel } from '../features/measure/lexical-specialists.ts';
import { secondReadings } from '../features/measure/second-readings.ts';
import { free, modelName, type Specialist, type SpecialistTable } from '../features/measure/specialist.ts';
import { judgingSpecialists } from './judging.ts';
import type { Embedder } from '../ports/embedder.ts';
import { barsOf } from '../features/route/extract-bars.ts';
import { routeNow } from './routed-prediction.ts';
import type { Parts } from './parts.ts';

export interface PredictOptions {
  /** For `retrieve`: what is searched. */
  readonly corpus: readonly CorpusItem[] | null;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** The table of specialists for one run. Files are read and checked here; language models load at their first item. */
export async function specialistTable(options: PredictOptions, parts: Parts): Promise<SpecialistTable> {
  const opened = await openLexical(parts);
  return {
    ...lexicalSpecialists(opened),
    ...secondReadings(opened, { embedderOf: embedderIn(parts), signal: options.signal }),
    'legal.fields': legalFields(opened, await leastScore(parts)),
    'health.medications': byRules('rules/medications@1', ({ text }) => ({
      medications: [...extractMedications(text)],
    })),
    ...(await judgingSpecialists({ store: parts.store, embedder: parts.models.embedder, signal: options.signal })),
    answer: answering(options, parts),
    ...(options.corpus === null ? {} : { retrieve: await retrieving(options.corpus, options, parts) }),
  };
}

/** Data files of other kinds are opened by the specialists that read them. */
async function openLexical({ store }: Parts): Promise<readonly OpenedModel[]> {
  const entries = store.manifest.models.filter(({ role }) => ['head', 'tagger', 'reranker'].includes(role));
  const opened = await Promise.all(
    entries.map(async (entry) => ({ ...entry, model: openOne(await store.readJson(entry.id)) })),
  );
  return opened.flatMap(({ model, ...entry }) => (model === null ? [] : [{ ...entry, model }]));
}

const Kind = z.object({ kind: z.string() });

function openOne(content: unknown): OpenedModel['model'] | null {
  switch (Kind.parse(content).kind) {
    case 'head':
      return { kind: 'head', head: openHead(HeadFile.parse(content)) };
    case 'ranker':
      return { kind: 'ranker', ranker: openRanker(RankerFile.parse(content)) };
    case 'tagger':
      return { kind: 'tagger', tagger: openTagger(TaggerFile.parse(content)) };
    case 'vector-head':
      return { kind: 'vector-head', file: VectorHeadFile.parse(content) };
    default:
      return null;
  }
}

/** Null for an embedder that is not listed, or no longer. */
function embedderIn({ store, models }: Parts): (id: string) => Embedder | null {
  return (id) => (store.manifest.models.some((entry) => entry.id === id) ? models.embedderOf(id) : null);
}

/** From which score on a rule's reading is a proposal, by the route in force. */
async function leastScore(parts: Parts): Promise<number> {
  return barsOf(await routeNow('legal.fields', parts)).ruleProposes ?? Infinity;
}

/** Rules, and beside them the tagger that finds names in contracts. */
function legalFields(opened: readonly OpenedModel[], least: number): Specialist<'legal.fields'> {
  for (const { id, version, sha256, model } of opened) {
    if (model.kind !== 'tagger' || model.tagger.file.task !== 'legal.clauses') continue;
    const answer = byRules<'legal.fields'>(`rules/legal-fields@2+${id}@${version}`, ({ text }) => ({
      fields: [...extractLegalFields(text, model.tagger, least)],
    }));
    return { ...answer, model: modelName({ id, sha256 }) };
  }
  return byRules('rules/legal-fields@2', ({ text }) => ({ fields: [...extractLegalFields(text, null, least)] }));
}

function byRules<Task extends 'legal.fields' | 'health.medications'>(
  id: string,
  answer: (item: { readonly text: string }) => AnswerOf<Task>,
): Specialist<Task> {
  return { id, model: null, adapter: null, predict: async (item) => free(answer(item)) };
}

/** Judge and gate as for a question over a matter. */
function answering({ signal }: PredictOptions, parts: Parts): Specialist<'answer'> {
  const { specialists, models, newId, store } = parts;
  const entry = store.manifest.models.find(({ settings }) => settings.kind === 'evidence-judge');
  if (entry?.base == null) throw new CloisterError('model-missing', { subject: 'evidence judge' });
  return {
    id: `${entry.id}@${entry.version}`,
    model: modelName(entry.base),
    adapter: modelName(entry),
    predict: async ({ question, passages }) => {
      // Nothing is kept: the commitments of these runs are thrown away with the key.
      const asking = await specialists.asking(createCommitter(new Uint8Array(32)), MatterId.parse(newId('mat')));
      const [asked, ...vectors] = await models.embedder.embed([question, ...passages.map(({ text }) => text)], signal);
      const similarity = vectors.map((vector) => dotProduct(asked ?? [], vector));
      const topics = await anyTopics(parts);
      const answer = await answerPassages(question, passages, similarity, { ...asking, topics }, signal);
      const { tokensIn, tokensOut } = totalUsage(asking.runs.take());
      return { answer, tokensIn, tokensOut, trace: [] };
    },
  };
}

async function retrieving(
  corpus: readonly CorpusItem[],
  { onProgress }: PredictOptions,
  parts: Parts,
): Promise<Specialist<'retrieve'>> {
  const { embedder } = parts.models;
  const vectors = await openVectorStore({ dimensions: embedder.dimensions });
  const topics = await anyTopics(parts);
  const search = await searchCorpus(corpus, { embedder, vectors, topics, newId: parts.newId }, onProgress);
  return {
    id: 'hybrid-search@2',
    model: modelName(embedder.model),
    adapter: null,
    predict: async ({ query, document }) => free(await search(query, document)),
  };
}

/** An item says nothing of its pack. A text that is no contract carries no clause, so nothing moves in it. */
function anyTopics({ specialists }: Parts): ReturnType<Parts['specialists']['topics']> {
  return specialists.topics('legal');
}
