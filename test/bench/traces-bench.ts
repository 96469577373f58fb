/**
 * `npm run bench -- traces [--n=20] [--traces=8] [--generalist]`: does it pay to let a small model think several times and to trust the sure
 * traces (DeepConf), at the same number of written tokens as a plain majority? Research questions of PubMedQA dev. An experiment:
 * nothing in the product writes several traces. Traces are kept in `.cache/bench-traces`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { bootstrap } from '../../electron/core/calibrate/bootstrap.ts';
import { tokenConfidence } from '../../electron/core/confidence/group-confidence.ts';
import { baseId, realModels } from '../fixtures/real-models.ts';
import { questionItems, type QuestionItem } from './judgement/dev-items.ts';
import { projectFolder } from './retrieval/data-folder.ts';
import { openChatModel, type ChatModel, type ChatQuestion } from './specialists/chat-model.ts';
import { fetchGeneralist } from './specialists/generalist.ts';
import { appendRow, readRows } from './specialists/json-lines.ts';
import { cut } from './specialists/label-questions.ts';
import { replayConfident, replayMajority, type KeptTrace, type Replayed } from './traces/replay.ts';

const cache = join(projectFolder, '.cache');
const report = join(projectFolder, 'out', 'bench', 'traces.json');
const labels = ['yes', 'no', 'maybe'];
const written = 32;
/** Fixed before any result: a quarter of a trace as the window, the surer half passes, three traces to learn the threshold from. */
const deep = { window: 8, keep: 0.5, warmUp: 3, consensus: 0.95 };
const top = 5;

const Kept = z.object({ id: z.string(), at: z.int(), answer: z.string(), steps: z.array(z.number()) });

async function benchTraces(values: readonly string[]): Promise<void> {
  const { n, traces, generalist } = parseArgs({
    args: [...values],
    options: {
      n: { type: 'string', default: '20' },
      traces: { type: 'string', default: '8' },
      generalist: { type: 'boolean', default: false },
    },
  }).values;
  const items = questionItems()?.slice(0, Number(n));
  if (items === undefined) {
    console.log('traces: not measured, the data set is not here');
    return;
  }
  const model = await openModel(generalist);
  const kept = new Map<string, readonly KeptTrace[]>();
  for (const item of items) kept.set(item.id, await tracesOf(item, model, Number(traces)));
  await model.close();
  const rows = rowsFor(items, kept, Number(traces));
  for (const { name, accuracy, tokens, stopped } of rows)
    console.log(
      `${name.padEnd(44)} accuracy ${accuracy.value.toFixed(3)} (${accuracy.low.toFixed(3)} to ${accuracy.high.toFixed(3)}, n ${String(accuracy.n)}), ${tokens.toFixed(0)} tokens a question, ${stopped.toFixed(1)} traces stopped`,
    );
  mkdirSync(join(report, '..'), { recursive: true });
  writeFileSync(report, `${JSON.stringify({ model: model.file.id, rows }, null, 1)}\n`);
}

async function openModel(generalist: boolean): Promise<ChatModel> {
  if (generalist) return openChatModel(await fetchGeneralist(join(cache, 'bench-specialists')));
  const { entry, path } = await (await realModels()).store.require(baseId);
  return openChatModel({ id: entry.id, path, sha256: entry.sha256, bytes: entry.bytes });
}

async function tracesOf(item: QuestionItem, model: ChatModel, count: number): Promise<readonly KeptTrace[]> {
  const file = join(cache, 'bench-traces', `${model.file.sha256.slice(0, 12)}.jsonl`);
  const known = new Map(readRows(file, Kept).flatMap((row) => (row.id === item.id ? [[row.at, row]] : [])));
  for (let at = 0; at < count; at++) {
    if (known.has(at)) continue;
    const question = asked(item);
    const thought = await model.sample(question, { steps: written, temperature: 0.5, seed: at + 1, top });
    const answering = { ...question, begin: `${question.begin}${thought.text}\nAnswer:` };
    const scores = await model.scoreWords(
      answering,
      labels.map((label) => ` ${label}`),
    );
    const answer = labels[scores.indexOf(Math.max(...scores))] ?? '';
    const row = { id: item.id, at, answer, steps: thought.steps.map(tokenConfidence) };
    appendRow(file, row);
    known.set(at, row);
  }
  return Array.from({ length: count }, (_, at) => known.get(at)).flatMap((row) => row ?? []);
}

function asked({ question, contexts }: QuestionItem): ChatQuestion {
  return {
    shared: 'Read the abstract, say in one sentence what it found, then answer the question with yes, no or maybe.\n\n',
    own: `Abstract: ${cut(contexts.join(' '))}\n\nQuestion: ${question}`,
    begin: 'Finding:',
  };
}

interface PolicyRow {
  readonly name: string;
  readonly accuracy: ReturnType<typeof bootstrap>;
  readonly tokens: number;
  readonly stopped: number;
}

/** Each way at half of the tokens that all traces took, so that stopping early has something to win. */
function rowsFor(
  items: readonly QuestionItem[],
  kept: ReadonlyMap<string, readonly KeptTrace[]>,
  count: number,
): PolicyRow[] {
  const budget = (count * written) / 2;
  const row = (name: string, replay: (traces: readonly KeptTrace[]) => Replayed): PolicyRow => {
    const played = items.map(({ id, label }) => ({ label, ...replay(kept.get(id) ?? []) }));
    const mean = (numbers: readonly number[]): number =>
      numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
    return {
      name,
      accuracy: bootstrap(
        played.map(({ answer, label }) => (answer === label ? 1 : 0)),
        mean,
      ),
      tokens: mean(played.map(({ tokens }) => tokens)),
      stopped: mean(played.map(({ stopped }) => stopped)),
    };
  };
  return [
    row('one trace', (traces) => replayMajority(traces.slice(0, 1), budget)),
    row('majority', (traces) => replayMajority(traces, budget)),
    row('sure traces, weighted, stopped early', (traces) => replayConfident(traces, budget, deep)),
    row('majority of all traces, twice the tokens', (traces) => replayMajority(traces, budget * 2)),
  ];
}

await benchTraces(process.argv.slice(2));
