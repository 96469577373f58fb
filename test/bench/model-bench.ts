/** `npm run bench -- model`: speed of our runtime beside llama-bench of the same llama.cpp release, in turns, on one machine. */
import { spawnSync } from 'node:child_process';
import { buildLlamaBench, type LlamaBench } from './models/build-llama-bench.ts';
import { firstLabelSeconds, openOurRuntime, promptSpeed, writingSpeed } from './models/our-speed.ts';
import { baseId } from '../fixtures/real-models.ts';

/** Tokens per second; `theirs` is null where llama-bench cannot be built. All are medians of `rounds`. */
export interface ModelFigures {
  readonly rounds: number;
  readonly threads: number;
  readonly prompt: { readonly ours: number; readonly theirs: number | null };
  readonly writing: { readonly ours: number; readonly theirs: number | null; readonly quoting: number };
  readonly firstLabelSeconds: number;
  /** Resident memory of the infer process after the base was loaded. */
  readonly residentMegabytes: number;
}

/** Ours and theirs take turns, so that a busy machine slows both. */
export async function benchModels({ rounds = 5, threads = 1 } = {}): Promise<ModelFigures> {
  const bench = buildLlamaBench();
  const cold: number[] = [];
  for (let round = 0; round < 3; round++) cold.push(await firstLabelSeconds(threads));
  const ours = await openOurRuntime(threads);
  const { path } = await ours.models.store.require(baseId);
  const rows: Record<'prompt' | 'plain' | 'quoting' | 'theirPrompt' | 'theirWriting', number[]> = {
    ...{ prompt: [], plain: [], quoting: [], theirPrompt: [], theirWriting: [] },
  };
  await promptSpeed(ours, 0); // loads the model
  for (let round = 1; round <= rounds; round++) {
    rows.prompt.push(await promptSpeed(ours, round));
    const { plain, quoting } = await writingSpeed(ours, round);
    rows.plain.push(plain);
    rows.quoting.push(quoting);
    if (bench !== null) addTheirs(bench, path, threads, rows);
  }
  const residentMegabytes = ours.memoryBytes() / 1e6;
  await ours.close();
  return {
    ...{ rounds, threads, residentMegabytes, firstLabelSeconds: median(cold) },
    prompt: { ours: median(rows.prompt), theirs: bench === null ? null : median(rows.theirPrompt) },
    writing: {
      ours: median(rows.plain),
      theirs: bench === null ? null : median(rows.theirWriting),
      quoting: median(rows.quoting),
    },
  };
}

function addTheirs(
  { program, folder }: LlamaBench,
  model: string,
  threads: number,
  rows: { readonly theirPrompt: number[]; readonly theirWriting: number[] },
): void {
  const values = ['-m', model, '-p', '512', '-n', '128', '-t', String(threads), '-r', '1', '-o', 'json'];
  const { stdout } = spawnSync(program, values, { cwd: folder, encoding: 'utf8' });
  for (const one of JSON.parse(stdout) as { n_prompt: number; avg_ts: number }[])
    (one.n_prompt > 0 ? rows.theirPrompt : rows.theirWriting).push(one.avg_ts);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print({ rounds, threads, prompt, writing, firstLabelSeconds, residentMegabytes }: ModelFigures): void {
  const beside = (ours: number, theirs: number | null): string =>
    theirs === null
      ? 'llama-bench could not be built here'
      : `llama-bench ${theirs.toFixed(1)}, ratio ${(ours / theirs).toFixed(2)}`;
  const lines = [
    `prompt tokens per second    ${prompt.ours.toFixed(1)} (${beside(prompt.ours, prompt.theirs)})`,
    `written tokens per second   ${writing.ours.toFixed(1)} (${beside(writing.ours, writing.theirs)})`,
    `  while quoting, guessed    ${writing.quoting.toFixed(1)}`,
    `first label of a new process ${firstLabelSeconds.toFixed(2)} s (n = 3)`,
    `memory of the infer process ${residentMegabytes.toFixed(0)} MB`,
    `medians of ${rounds} rounds, ${threads} thread, 512 prompt tokens, 128 written tokens`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

if (import.meta.main) print(await benchModels());
