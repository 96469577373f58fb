/**
 * `npm run bench -- specialists [--n=40] [--task=legal.clause] [--generalist]`: every specialist beside the base model untuned, the
 * simple baseline and, where asked for, a larger generalist, on the same development items. Language models' answers are kept
 * in `.cache/bench-specialists`: run again, it goes on; with a larger n it asks only what is new. `--n=0` asks no language model.
 */
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { baseId, realModels } from '../fixtures/real-models.ts';
import { projectFolder } from './retrieval/data-folder.ts';
import { benchTask } from './specialists/bench-task.ts';
import { openChatModel, type ModelFile } from './specialists/chat-model.ts';
import { fetchGeneralist } from './specialists/generalist.ts';
import type { Row } from './specialists/measure-contender.ts';
import { printRows } from './specialists/print-rows.ts';
import { benchTasks } from './specialists/tasks.ts';

const cache = join(projectFolder, '.cache', 'bench-specialists');
const report = join(projectFolder, 'out', 'bench', 'specialists.json');

async function benchSpecialists(values: readonly string[]): Promise<void> {
  const { n, task, generalist } = parseArgs({
    args: [...values],
    options: {
      n: { type: 'string', default: '40' },
      task: { type: 'string' },
      generalist: { type: 'boolean', default: false },
    },
  }).values;
  const chosen = benchTasks.filter(({ key }) => task === undefined || key === task || key.startsWith(`${task}-`));
  if (chosen.length === 0)
    throw new Error(`no task ${String(task)}; there are ${benchTasks.map(({ key }) => key).join(', ')}`);
  const files = Number(n) === 0 ? [] : [await baseFile(), ...(generalist ? [await fetchGeneralist(cache)] : [])];
  for (const one of chosen) {
    const models = await Promise.all(files.map(openChatModel));
    const rows = await benchTask(one, models, { n: Number(n), cache });
    for (const model of models) await model.close();
    printRows(rows, console.log);
    keep(rows);
  }
  console.log(`All rows: ${report}`);
}

async function baseFile(): Promise<ModelFile> {
  const { entry, path } = await (await realModels()).store.require(baseId);
  return { id: entry.id, path, sha256: entry.sha256, bytes: entry.bytes };
}

/** Rows of other tasks stay from earlier runs. */
function keep(rows: readonly Row[]): void {
  const tasks = new Set(rows.map(({ task }) => task));
  const known = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Row[]) : [];
  mkdirSync(join(report, '..'), { recursive: true });
  const all = [...known.filter(({ task }) => !tasks.has(task)), ...rows];
  writeFileSync(report, `${JSON.stringify(all, null, 1)}\n`);
}

await benchSpecialists(process.argv.slice(2));
