/** Asks an untuned language model every item of a task. Each answer is kept in a file of its own question and weights: run again, it goes on. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { balanceLabels } from './balance-labels.ts';
import type { ChatModel, ChatQuestion } from './chat-model.ts';
import type { Item, Prediction } from './contender.ts';
import { appendRow, readRows } from './json-lines.ts';
import { labelQuestions, type LabelTask } from './label-questions.ts';
import { listed, locateAll, spanQuestions, type SpanQuestion } from './span-questions.ts';
import type { BenchTask } from './tasks.ts';

const Kept = z.object({ id: z.string(), milliseconds: z.number() });
const KeptScores = Kept.extend({ scores: z.array(z.number()) });
const KeptText = Kept.extend({ text: z.string() });

/** Several ways to read one model's answers, each with its name; null where the task has no fair question for it. */
export type ModelAnswers = Readonly<Record<string, readonly Prediction[]>>;

export async function modelAnswers(
  { key, task }: BenchTask,
  items: readonly Item[],
  model: ChatModel,
  cache: string,
): Promise<ModelAnswers | null> {
  const spans = spanQuestions[key];
  if (spans !== undefined)
    return { 'as written': await spanAnswers(spans, items, model, fileOf(cache, key, model, spans.ask(''))) };
  if (!isLabelTask(task)) return null;
  return labelAnswers(task, items, model, cache);
}

function isLabelTask(task: string): task is LabelTask {
  return task in labelQuestions;
}

/** The likeliest label as it comes, and after dividing by how likely the model finds each label over all items. */
async function labelAnswers(
  task: LabelTask,
  items: readonly Item[],
  model: ChatModel,
  cache: string,
): Promise<ModelAnswers> {
  const { words } = labelQuestions[task];
  // The items are of this very task; the compiler cannot follow a union of keys.
  const ask = labelQuestions[task].ask as (item: unknown) => ChatQuestion;
  const labels = Object.keys(words);
  const spoken = Object.values(words).map((word) => ` ${word}`);
  const file = fileOf(cache, task, model, [ask(emptyItem), spoken]);
  const kept = await askAll(items, file, KeptScores, async (item) => ({
    scores: [...(await model.scoreWords(ask(item), spoken))],
  }));
  const read = (rows: readonly (readonly number[])[]): Prediction[] =>
    kept.map(({ id, milliseconds }, at) => ({ id, milliseconds, ...labelAnswer(labels, rows[at] ?? []) }));
  const scores = kept.map((row) => row.scores);
  return { 'as it comes': read(scores), 'balanced over the items': read(balanceLabels(scores)) };
}

/** Enough of an item to fill any question: its fixed words name the file of the answers. */
const emptyItem = { text: '', question: '', contexts: [], claim: '', evidence: [], labels: [] };

function labelAnswer(labels: readonly string[], scores: readonly number[]): Omit<Prediction, 'id' | 'milliseconds'> {
  const alternatives = labels
    .map((label, at) => ({ label, probability: scores[at] ?? 0 }))
    .sort((left, right) => right.probability - left.probability);
  return { ...alternatives[0], alternatives, abstained: false };
}

async function spanAnswers(
  question: SpanQuestion,
  items: readonly Item[],
  model: ChatModel,
  file: string,
): Promise<Prediction[]> {
  const textOf = (item: Item | undefined): string => z.object({ text: z.string() }).parse(item).text;
  const kept = await askAll(items, file, KeptText, async (item) => ({
    text: await model.write(question.ask(textOf(item)), question.maxTokens),
  }));
  return kept.map(({ id, milliseconds, text }, at) => ({
    id,
    milliseconds,
    entities: locateAll(textOf(items[at]), listed(question, text)),
  }));
}

/** Answers in the order of the items. */
async function askAll<T extends { readonly id: string; readonly milliseconds: number }>(
  items: readonly Item[],
  file: string,
  schema: z.ZodType<T>,
  ask: (item: Item) => Promise<object>,
): Promise<T[]> {
  const known = new Map(readRows(file, schema).map((row) => [row.id, row]));
  for (const item of items) {
    if (known.has(item.id)) continue;
    const started = performance.now();
    const answer = await ask(item);
    const row = schema.parse({ id: item.id, ...answer, milliseconds: performance.now() - started });
    appendRow(file, row);
    known.set(item.id, row);
  }
  return items.flatMap(({ id }) => known.get(id) ?? []);
}

function fileOf(cache: string, key: string, { file }: ChatModel, question: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 12);
  return join(cache, 'answers', `${key}.${file.sha256.slice(0, 12)}.${digest}.jsonl`);
}
