/**
 * `npm run bench -- judge [--n=30]`: the evidence judge beside word ranking, vectors, its base without adapter and a head that was
 * trained on the question, on questions held out by topic and on health data it never saw. Scores are kept in `.cache/bench-judge`.
 * `--windows=FILE` asks no language model: it writes the windows with the cheap scorers' scores, for the recipe of the judge.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EvidenceJudgeSettings } from '../../electron/contract/specialist-settings.ts';
import { baseId } from '../fixtures/real-models.ts';
import { patientWindows, researchWindows } from './judge/clinical-windows.ts';
import { contractWindows } from './judge/contract-windows.ts';
import { measureWindows } from './judge/measure-windows.ts';
import { scoreWindows } from './judge/score-windows.ts';
import { byClauseHead, byJudge, byVectors, byWords, type Scorer } from './judge/scorers.ts';
import type { Window } from './judge/window.ts';
import { projectFolder } from './retrieval/data-folder.ts';
import { openOurRuntime, type OurRuntime } from './models/our-speed.ts';
import { openBenchEmbedder, type BenchEmbedder } from './retrieval/embed-texts.ts';

const cache = join(projectFolder, '.cache', 'bench-judge');
const report = join(projectFolder, 'out', 'bench', 'judge.json');

async function benchJudge(values: readonly string[]): Promise<void> {
  const options = { n: { type: 'string', default: '30' }, windows: { type: 'string' } } as const;
  const { n, windows: file } = parseArgs({ args: [...values], options }).values;
  const groups = [...byGroup([contractWindows(), researchWindows(), patientWindows()])];
  if (file !== undefined) return writeWindows(file, groups, Number(n));
  const ours = await openOurRuntime(1);
  const scorers = scorersOf(ours, await openBenchEmbedder());
  const rows = [];
  for (const [group, all] of groups) {
    const windows = all.slice(0, Number(n));
    for (const scorer of scorers) {
      const { windows: scored, milliseconds } = await scoreWindows(windows, scorer, cache);
      if (scored.length === 0) continue;
      const measures = measureWindows(scored);
      rows.push({ group, scorer: scorer.name, milliseconds, ...measures });
      console.log(line(group, scorer.name, measures, milliseconds));
    }
  }
  await ours.close();
  mkdirSync(join(report, '..'), { recursive: true });
  writeFileSync(report, `${JSON.stringify(rows, null, 1)}\n`);
}

/** One line per window: its candidates, which are right, and what words, vectors and the head make of them. */
async function writeWindows(
  file: string,
  groups: readonly (readonly [string, readonly Window[]])[],
  n: number,
): Promise<void> {
  const embedder = await openBenchEmbedder();
  const scorers = [byWords, byVectors(embedder), byClauseHead()];
  const lines: string[] = [];
  for (const window of groups.flatMap(([, windows]) => windows.slice(0, n))) {
    const scored = await Promise.all(scorers.map(async ({ name, score }) => [name, await score(window)] as const));
    const scores = Object.fromEntries(scored.filter(([, values]) => values !== null));
    lines.push(JSON.stringify({ ...window, scores }));
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}

function scorersOf({ models, runtime }: OurRuntime, embedder: BenchEmbedder): readonly Scorer[] {
  const entry = models.entry('evidence-judge-adapter');
  const settings = EvidenceJudgeSettings.parse(entry.settings);
  const parts = { base: models.reference(baseId), settings, model: runtime.model };
  return [
    byWords,
    byVectors(embedder),
    byJudge('base without adapter', { ...parts, adapter: null }),
    byJudge('evidence judge', { ...parts, adapter: models.reference(entry.id) }),
    byClauseHead(),
  ];
}

function byGroup(sets: readonly (readonly Window[] | null)[]): Map<string, Window[]> {
  return Map.groupBy(
    sets.flatMap((set) => set ?? []),
    ({ group }) => group,
  );
}

function line(
  group: string,
  name: string,
  { best, order }: ReturnType<typeof measureWindows>,
  milliseconds: number,
): string {
  const figure = ({ value, low, high }: typeof best): string =>
    `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  return `${group.padEnd(20)} ${name.padEnd(38)} best right ${figure(best)}, AUC ${figure(order)}, n ${String(best.n)}, ${milliseconds.toFixed(0)} ms a passage`;
}

await benchJudge(process.argv.slice(2));
