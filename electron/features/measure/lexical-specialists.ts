/** Specialists made of heads and taggers alone: no prompt, no tokens, milliseconds. */
import type { LabelScores } from '../../contract/finding.ts';
import type { AnswerOf, PredictTask } from '../../contract/predict.ts';
import type { VectorHeadFile } from '../../contract/vector-head.ts';
import { findClauses, type ClauseModels } from '../../core/heads/find-clauses.ts';
import type { Head } from '../../core/heads/open-head.ts';
import type { Ranker } from '../../core/heads/open-ranker.ts';
import { scoreText } from '../../core/heads/score-text.ts';
import { findInteractions, type Interaction } from '../../core/interactions/find-interactions.ts';
import { ruleInteractions } from '../../core/interactions/rule-interactions.ts';
import type { Tagger } from '../../core/taggers/open-tagger.ts';
import { tagText, type TaggedSpan } from '../../core/taggers/tag-text.ts';
import { findIdentifiers } from './deid-specialist.ts';
import { free, modelName, type Specialist, type SpecialistTable } from './specialist.ts';

/** An opened data file and where it came from: the manifest's id, version and SHA-256. */
export interface OpenedModel {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
  readonly model:
    | { readonly kind: 'head'; readonly head: Head }
    | { readonly kind: 'ranker'; readonly ranker: Ranker }
    | { readonly kind: 'vector-head'; readonly file: VectorHeadFile }
    | { readonly kind: 'tagger'; readonly tagger: Tagger };
}

/** One specialist per task that the opened models can serve; tasks without their models are left out. */
export function lexicalSpecialists(models: readonly OpenedModel[]): SpecialistTable {
  return {
    ...labelTask('legal.document-type', models),
    ...labelTask('legal.clause', models),
    ...labelTask('health.note-type', models),
    ...clausesTask(models),
    ...entityTask('legal.entities', models),
    ...entityTask('health.entities', models),
    ...interactionsTask(models),
    ...deidTask(models),
  };
}

function labelTask(
  task: 'legal.document-type' | 'legal.clause' | 'health.note-type',
  models: readonly OpenedModel[],
): SpecialistTable {
  const [found] = headsFor(task, models);
  if (found === undefined) return {};
  return { [task]: specialist([found.source], (item) => labelAnswer(scoreText(found.head, item.text))) };
}

function entityTask(task: 'legal.entities' | 'health.entities', models: readonly OpenedModel[]): SpecialistTable {
  const [found] = taggersFor(task, models);
  if (found === undefined) return {};
  return { [task]: specialist([found.source], (item) => ({ entities: tagText(found.tagger, item.text) })) };
}

function deidTask(models: readonly OpenedModel[]): SpecialistTable {
  const found = taggersFor('deid.entities', models);
  if (found.length === 0) return {};
  const taggers = found.map(({ tagger }) => tagger);
  const sources = found.map(({ source }) => source);
  return { 'deid.entities': { ...namesOf(sources), predict: async (item) => free(findIdentifiers(item, taggers)) } };
}

/** A trained pair head with its tagger where a site has them; else rules over the chemicals that the tagger of entities marks. */
function interactionsTask(models: readonly OpenedModel[]): SpecialistTable {
  const [drugs] = taggersFor('health.interactions', models);
  const [pairs] = headsFor('health.interactions', models);
  const [chemicals] = taggersFor('health.entities', models);
  if (drugs !== undefined && pairs !== undefined) {
    const opened = { tagger: drugs.tagger, head: pairs.head };
    return {
      'health.interactions': interactions([drugs.source, pairs.source], (text) => findInteractions(opened, text)),
    };
  }
  if (chemicals === undefined) return {};
  const mark = (text: string): TaggedSpan[] =>
    tagText(chemicals.tagger, text).filter(({ type }) => type === 'Chemical');
  return { 'health.interactions': interactions([chemicals.source], (text) => ruleInteractions(text, mark)) };
}

function interactions(
  sources: readonly OpenedModel[],
  find: (text: string) => Interaction[],
): Specialist<'health.interactions'> {
  return { ...namesOf(sources), predict: async (item) => free({ interactions: find(item.text) }) };
}

function clausesTask(models: readonly OpenedModel[]): SpecialistTable {
  const found = clauseModels(models);
  if (found === null) return {};
  return { 'legal.clauses': specialist(found.sources, (item) => ({ findings: findClauses(found.models, item.text) })) };
}

/** What finds the clauses of a whole contract; null when head or ranker is missing. */
export function clauseModels(
  models: readonly OpenedModel[],
): { readonly models: ClauseModels; readonly sources: readonly OpenedModel[] } | null {
  const [clauses] = headsFor('legal.clauses', models);
  const [ranking] = rankersFor('legal.clauses', models);
  if (clauses === undefined || ranking === undefined) return null;
  const [names] = taggersFor('legal.clauses', models);
  const sources = [clauses.source, ranking.source, ...(names === undefined ? [] : [names.source])];
  return { models: { head: clauses.head, ranker: ranking.ranker, names: names?.tagger }, sources };
}

/** The answer of a specialist that names one label. */
export function labelAnswer({ label, probability, alternatives, abstained }: LabelScores): AnswerOf<'legal.clause'> {
  return { label, probability, alternatives: [...alternatives], abstained };
}

interface Answerer<Task extends PredictTask> extends Specialist<Task> {
  readonly model: string;
}

function specialist<Task extends 'legal.document-type' | 'legal.clauses' | 'health.entities'>(
  sources: readonly OpenedModel[],
  answer: (item: { readonly text: string }) => AnswerOf<Task>,
): Answerer<Task> {
  return {
    ...namesOf(sources),
    predict: async (item) => free(answer(item)),
  };
}

/** The names that several files answer under together. */
export function namesOf(sources: readonly OpenedModel[]): { id: string; model: string; adapter: null } {
  return {
    id: sources.map(({ id, version }) => `${id}@${version}`).join('+'),
    model: sources.map(modelName).join('+'),
    adapter: null,
  };
}

export function headsFor(task: string, models: readonly OpenedModel[]): { source: OpenedModel; head: Head }[] {
  return models.flatMap((source) =>
    source.model.kind === 'head' && source.model.head.file.task === task ? [{ source, head: source.model.head }] : [],
  );
}

function rankersFor(task: string, models: readonly OpenedModel[]): { source: OpenedModel; ranker: Ranker }[] {
  return models.flatMap((source) =>
    source.model.kind === 'ranker' && source.model.ranker.file.task === task
      ? [{ source, ranker: source.model.ranker }]
      : [],
  );
}

function taggersFor(task: string, models: readonly OpenedModel[]): { source: OpenedModel; tagger: Tagger }[] {
  return models.flatMap((source) =>
    source.model.kind === 'tagger' && source.model.tagger.file.task === task
      ? [{ source, tagger: source.model.tagger }]
      : [],
  );
}
