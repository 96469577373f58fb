/** One model in one format: what it scores, how often it decides as the shipped one does, and what it costs. */
import { join } from 'node:path';
import { z } from 'zod';
import { remoteModels, type ModelRuntime } from '../../../electron/adapters/remote/model.ts';
import type { ModelEntry } from '../../../electron/contract/model.ts';
import type { ModelReference, Usage } from '../../../electron/contract/run.ts';
import { EvidenceJudgeSettings, LabelAdapterSettings } from '../../../electron/contract/specialist-settings.ts';
import { bootstrap, type Interval } from '../../../electron/core/calibrate/bootstrap.ts';
import { labelAdapter } from '../../../electron/features/judge/clause-labels.ts';
import type { Children } from '../../../electron/ports/children.ts';
import type { LanguageModel } from '../../../electron/ports/language-model.ts';
import type { ModelStore } from '../../../electron/ports/model-store.ts';
import { contractWindows } from '../judge/contract-windows.ts';
import { byJudge, byVectors } from '../judge/scorers.ts';
import { appendRow, readRows } from '../specialists/json-lines.ts';
import { clauseItems } from './clause-items.ts';
import { formatName, judgeId, judgeOn, variantId, type Variant } from './variant-models.ts';

export interface VariantRow {
  readonly model: string;
  readonly format: string;
  readonly megabytes: number;
  readonly measure: string;
  readonly score: Interval;
  /** Share of items decided as by the file that ships; null for that file. */
  readonly agreement: number | null;
  /** Prompt tokens per second (texts per second for the embedder), as it ran: on a busy machine a lower bound. */
  readonly speed: number;
  /** Resident memory of the model process, megabytes. */
  readonly memory: number;
}

export interface VariantNeeds {
  readonly store: ModelStore;
  readonly children: Children;
  readonly cache: string;
  readonly n: number;
}

/** What was decided for an item, whether it was right, and what it took. */
const Decision = z.object({
  id: z.string(),
  decided: z.string(),
  right: z.number(),
  tokens: z.number(),
  milliseconds: z.number(),
  memory: z.number(),
});
type Decision = z.infer<typeof Decision>;

interface Question {
  readonly id: string;
  readonly ask: () => Promise<Omit<Decision, 'id' | 'memory' | 'milliseconds'>>;
}

/** Null where the data is not here. */
export async function measureVariant(variant: Variant, needs: VariantNeeds): Promise<VariantRow | null> {
  const entry = entryOf(needs.store, variantId(variant));
  const shipped = entryOf(needs.store, variant.of);
  let memory = 0;
  const runtime = remoteModels({
    ...needs,
    threads: 1,
    ...(entry.role === 'embedder' ? { embedder: entry.id } : {}),
    onLoad: async ({ memoryBytes }) => {
      memory = memoryBytes;
    },
  });
  const questions = questionsFor(variant, needs, runtime);
  if (questions === null) return null;
  const own = await decideAll(questions, fileOf(needs, entry), () => memory);
  await runtime.close();
  const before = new Map(readRows(fileOf(needs, shipped), Decision).map(({ id, decided }) => [id, decided]));
  const pairs = own.map(({ id, decided }) => before.get(id) === decided);
  return {
    model: variant.of,
    format: formatName(variant, shipped.quantisation),
    megabytes: entry.bytes / 1e6,
    measure: measureOf(entry),
    score: bootstrap(
      own.map(({ right }) => right),
      mean,
    ),
    agreement: variant.format === null ? null : mean(pairs.map(Number)),
    speed: (sum(own.map(({ tokens }) => tokens)) / sum(own.map(({ milliseconds }) => milliseconds))) * 1000,
    memory: Math.max(...own.map((one) => one.memory)) / 1e6,
  };
}

/** The judge's windows for the base and its own adapter and for the embedder; clauses for the clause adapter. */
function questionsFor(variant: Variant, { store, n }: VariantNeeds, runtime: ModelRuntime): readonly Question[] | null {
  const entry = entryOf(store, variantId(variant));
  if (entry.settings.kind === 'label-adapter') return clauseQuestions(entry, runtime.model, n);
  const windows = contractWindows()?.filter(({ group }) => group === 'new questions');
  if (windows === undefined) return null;
  const judge = judgeFor(store, entry);
  const base = referenceTo(entryOf(store, baseOf(judge)));
  const { model, spent } = counted(runtime.model);
  const settings = EvidenceJudgeSettings.parse(judge.settings);
  const scorer =
    entry.role === 'embedder'
      ? byVectors({ embed: runtime.embedder.embed })
      : byJudge(entry.id, { base, adapter: referenceTo(judge), settings, model });
  return windows.slice(0, n).map((window) => ({
    id: window.id,
    ask: async () => {
      const scores = (await scorer.score(window)) ?? [];
      const best = scores.indexOf(Math.max(...scores));
      const right = window.candidates[best]?.right === true ? 1 : 0;
      return { decided: String(best), right, tokens: entry.role === 'embedder' ? scores.length + 1 : spent() };
    },
  }));
}

function clauseQuestions(entry: ModelEntry, language: LanguageModel, n: number): readonly Question[] | null {
  const { labels } = LabelAdapterSettings.parse(entry.settings);
  const items = clauseItems(new Set(labels.map(({ title }) => title)));
  const { model, spent } = counted(language);
  const label = labelAdapter(entry, { id: baseOf(entry), sha256: entry.base?.sha256 ?? entry.sha256 }, model);
  const { signal } = new AbortController();
  // A clause is a twelfth of a window: as many tokens for each model.
  return (
    items?.slice(0, n * 5).map(({ text, labels: right }, at) => ({
      id: `clause ${String(at)}`,
      ask: async () => {
        const decided = (await label(text, signal))[0]?.label ?? '';
        return { decided, right: right.has(decided) ? 1 : 0, tokens: spent() };
      },
    })) ?? null
  );
}

/** Counts the tokens that were really read since the last look. */
function counted(model: LanguageModel): { readonly model: LanguageModel; readonly spent: () => number } {
  let tokens = 0;
  const add = ({ tokensIn }: Usage): void => {
    tokens += tokensIn;
  };
  return {
    model: {
      ...model,
      scoreLabels: async (request, signal) => {
        const result = await model.scoreLabels(request, signal);
        add(result.usage);
        return result;
      },
    },
    spent: () => {
      const since = tokens;
      tokens = 0;
      return since;
    },
  };
}

/** Kept by weights: run again, it goes on. */
async function decideAll(questions: readonly Question[], file: string, memory: () => number): Promise<Decision[]> {
  const known = new Map(readRows(file, Decision).map((row) => [row.id, row]));
  for (const { id, ask } of questions) {
    if (known.has(id)) continue;
    const started = performance.now();
    const row = { id, ...(await ask()), milliseconds: performance.now() - started, memory: memory() };
    appendRow(file, row);
    known.set(id, row);
  }
  return questions.flatMap(({ id }) => known.get(id) ?? []);
}

function entryOf(store: ModelStore, id: string): ModelEntry {
  const found = store.manifest.models.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no ${id} among the variants`);
  return found;
}

/** The judge that a variant is measured with: itself, or the shipped one on the variant as its base. */
function judgeFor(store: ModelStore, { id, role }: ModelEntry): ModelEntry {
  if (role === 'adapter') return entryOf(store, id);
  return entryOf(store, role === 'base' ? judgeOn(id) : judgeId);
}

function referenceTo({ id, sha256 }: ModelEntry): ModelReference {
  return { id, sha256 };
}

function baseOf(entry: ModelEntry): string {
  return entry.base?.id ?? '';
}

/** Named by all weights that decide, so that the shipped base and the shipped judge share one file. */
function fileOf({ cache, store }: VariantNeeds, entry: ModelEntry): string {
  const weights = entry.role === 'base' ? [entry, judgeFor(store, entry)] : [entry];
  const bases = entry.role === 'adapter' ? [entry.base?.sha256 ?? ''] : [];
  const name = [...bases, ...weights.map(({ sha256 }) => sha256)].map((digest) => digest.slice(0, 12)).join('-');
  return join(cache, 'decisions', `${name}.jsonl`);
}

function measureOf({ role, settings }: ModelEntry): string {
  if (settings.kind === 'label-adapter') return 'clause right';
  return role === 'embedder' ? 'best passage right, by vectors' : 'best passage right, by the judge';
}

function mean(values: readonly number[]): number {
  return sum(values) / Math.max(1, values.length);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
