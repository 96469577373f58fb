/** A long proof as a row of numbered trials: each has its own seed, what is done is written down, and the next run goes on from there. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Proof {
  readonly name: string;
  /** What one trial is, for the summary. */
  readonly unit: string;
  /** Runs trials `from` to `to - 1`; returns what was found wrong, one sentence each, and adds to `counts`. */
  readonly trials: (from: number, to: number, counts: Record<string, number>) => Promise<readonly string[]>;
  /** Trials between two notes of progress. */
  readonly step: number;
}

interface Progress {
  done: number;
  readonly failures: string[];
  readonly counts: Record<string, number>;
}

export const progressFolder = fileURLToPath(new URL('../../.cache/audit-prove', import.meta.url));

/** Runs a proof up to `wanted` trials. Trial `n` has the seed `n + 1`. Returns whether nothing was found wrong. */
export async function prove({ name, unit, trials, step }: Proof, wanted: number): Promise<boolean> {
  const file = join(progressFolder, `${name}.json`);
  const progress = read(file);
  const started = performance.now();
  if (progress.done > 0) console.log(`${name}: goes on at ${progress.done}`);
  for (let said = started; progress.done < wanted;) {
    const to = Math.min(wanted, progress.done + step);
    progress.failures.push(...(await trials(progress.done, to, progress.counts)));
    progress.done = to;
    write(file, progress);
    if (performance.now() - said < 20_000) continue;
    said = performance.now();
    console.log(`${name}: ${to} of ${wanted}, ${progress.failures.length} wrong`);
  }
  const counts = Object.entries(progress.counts)
    .sort()
    .map(([what, count]) => `  ${what}: ${count}`);
  console.log(
    [
      `${name}: ${progress.done} ${unit}, seeds 1 to ${progress.done}, ${progress.failures.length} wrong`,
      ...counts,
    ].join('\n'),
  );
  for (const failure of progress.failures.slice(0, 20)) console.log(`  WRONG ${failure}`);
  return progress.failures.length === 0;
}

export function count(counts: Record<string, number>, what: string, by = 1): void {
  counts[what] = (counts[what] ?? 0) + by;
}

function read(file: string): Progress {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Progress;
  } catch {
    return { done: 0, failures: [], counts: {} };
  }
}

function write(file: string, progress: Progress): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(progress));
}
