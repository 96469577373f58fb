/** Clause specialists that read twice: by words, and by the vector of an encoder tuned for clauses. They take the place of those that read words alone. */
import type { VectorHeadFile } from '../../contract/vector-head.ts';
import { listClauses, rankSentences, type ClauseModels } from '../../core/heads/find-clauses.ts';
import { openVectorHead, type VectorHead } from '../../core/heads/open-vector-head.ts';
import { readClausesAgain, sentencesToReadAgain } from '../../core/heads/read-clauses-again.ts';
import { scoreWithVector } from '../../core/heads/score-with-vector.ts';
import type { Embedder } from '../../ports/embedder.ts';
import { clauseModels, headsFor, labelAnswer, namesOf, type OpenedModel } from './lexical-specialists.ts';
import { free, modelName, type Specialist, type SpecialistTable } from './specialist.ts';

/** What the second readings need beside the opened files. */
export interface SecondReadingNeeds {
  /** The embedder of an id; null when it is not listed. */
  readonly embedderOf: (id: string) => Embedder | null;
  readonly signal: AbortSignal;
}

/** Nothing where the encoder is not listed, or where a file is not the one that the second reading was fitted beside: words alone answer then. */
export function secondReadings(models: readonly OpenedModel[], needs: SecondReadingNeeds): SpecialistTable {
  for (const source of models) {
    if (source.model.kind !== 'vector-head') continue;
    const { file } = source.model;
    const embedder = needs.embedderOf(file.embedder.id);
    const words = headsFor(file.task, models).find((one) => one.source.sha256 === file.fusion.head.sha256);
    if (words === undefined || embedder?.model.sha256 !== file.embedder.sha256) continue;
    const reading = { head: openVectorHead(file, words.head), embedder, signal: needs.signal };
    return {
      'legal.clause': oneClause(reading, [words.source, source]),
      ...wholeContract(reading, source, models),
    };
  }
  return {};
}

interface Reading {
  readonly head: VectorHead;
  readonly embedder: Embedder;
  readonly signal: AbortSignal;
}

function oneClause(reading: Reading, sources: readonly OpenedModel[]): Specialist<'legal.clause'> {
  const { head, embedder, signal } = reading;
  return {
    ...namedWith(embedder, sources),
    predict: async ({ text }) => {
      const [vector = new Float32Array()] = await embedder.embed([text], signal);
      return free(labelAnswer(scoreWithVector(head, text, vector)));
    },
  };
}

function wholeContract(reading: Reading, source: OpenedModel, models: readonly OpenedModel[]): SpecialistTable {
  const found = clauseModels(models);
  if (!found?.sources.some(({ sha256 }) => sha256 === rankerOf(reading.head.file))) return {};
  return {
    'legal.clauses': {
      ...namedWith(reading.embedder, [...found.sources, source]),
      predict: async ({ text }) => free({ findings: await clausesReadTwice(reading, found.models, text) }),
    },
  };
}

const rankerOf = ({ ranking }: VectorHeadFile): string => ranking.ranker.sha256;

/** Findings as of `findClauses`, the likely sentences among them read a second time. */
export async function clausesReadTwice(
  { head, embedder, signal }: Reading,
  models: ClauseModels,
  text: string,
): Promise<ReturnType<typeof listClauses>> {
  const { sentences, ranked } = rankSentences(models, text);
  const places = sentencesToReadAgain(head, ranked);
  const vectors = await embedder.embed(
    places.map((at) => sentences[at]?.parts.own ?? ''),
    signal,
  );
  const byPlace = new Map(vectors.map((vector, at) => [places[at] ?? -1, vector]));
  return listClauses(models, text, { sentences, ranked: readClausesAgain(head, ranked, byPlace) });
}

function namedWith(embedder: Embedder, sources: readonly OpenedModel[]): ReturnType<typeof namesOf> {
  const names = namesOf(sources);
  return { ...names, model: `${names.model}+${modelName(embedder.model)}` };
}
