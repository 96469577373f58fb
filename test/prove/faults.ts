/**
 * Faults of the operating system (strace): an error or a kill at every call of each kind that a start after a torn write, and the appends
 * after it, make on the files of the log. A rehearsal without faults says how many calls there are. Linux only.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lossesIn } from './kill.ts';
import { openProofLog, proofDraft } from './proof-log.ts';
import { count, type Proof } from './progress.ts';

const child = fileURLToPath(new URL('append-some.ts', import.meta.url));
const calls = [
  ...['openat', 'write', 'pwrite64', 'fdatasync', 'fsync', 'rename'],
  ...['ftruncate', 'mkdir', 'unlink', 'close'],
] as const;
const faults = ['error=EIO', 'error=ENOSPC', 'signal=SIGKILL'] as const;

interface Trial {
  readonly call: string;
  readonly occurrence: number;
  readonly fault: string;
}

/** Each trial is one call, one occurrence of it, and one fault. */
export function faultProof(): Proof {
  let rehearsed: Promise<readonly Trial[]> | null = null;
  return {
    name: 'faults',
    unit: `injected faults (${calls.join(', ')}; ${faults.join(', ')}; at every call)`,
    step: 1,
    trials: async (from, to, counts) => {
      const wrong: string[] = [];
      for (const trial of (await (rehearsed ??= faultTrials())).slice(from, to)) {
        const { told, isStopped, isMet, losses } = await runWith(trial);
        const { call, occurrence, fault } = trial;
        count(counts, `${fault}: ${!isMet ? 'not met' : isStopped ? 'stopped the writer' : 'borne'}`);
        count(counts, 'acknowledged events', told);
        const survived =
          fault.startsWith('signal=') && isMet && !isStopped ? ['the kill did not reach the writer'] : [];
        wrong.push(...[...losses, ...survived].map((what) => `${call} ${fault} at ${occurrence}: ${what}`));
      }
      return wrong;
    },
  };
}

export async function faultTrials(): Promise<readonly Trial[]> {
  if (spawnSync('strace', ['-V']).status !== 0) throw new Error('strace is not installed: faults were not injected');
  const { folder, places } = await tornLog();
  const { seen } = trace(folder, places, ['-e', `trace=${calls.join(',')}`]);
  rmSync(folder, { recursive: true });
  return calls.flatMap((call) =>
    Array.from({ length: seen(call) }, (_, at) => at + 1).flatMap((occurrence) =>
      faults.map((fault) => ({ call, occurrence, fault })),
    ),
  );
}

async function runWith({ call, occurrence, fault }: Trial): Promise<{
  readonly told: number;
  readonly isStopped: boolean;
  readonly isMet: boolean;
  readonly losses: readonly string[];
}> {
  const { folder, places } = await tornLog();
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:${fault}:when=${occurrence}`];
  const { stdout, status, seen } = trace(folder, places, inject);
  const told = stdout
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as { index: number; leaf: string; hasDetails: boolean });
  const losses = await lossesIn(folder, told);
  rmSync(folder, { recursive: true });
  return { told: told.length, isStopped: status !== 0, isMet: seen(call) >= occurrence, losses };
}

/** A log of a few entries whose last write was cut short: the next start has to put bytes into quarantine. */
async function tornLog(): Promise<{ readonly folder: string; readonly places: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'cloister-fault-'));
  const log = join(folder, 'log');
  mkdirSync(log);
  const first = await openProofLog(log, '2026-01-01T00:00:00.000Z');
  for (let n = 0; n < 3; n++) await first.append(proofDraft(n), { n });
  await first.close();
  tearTail(log);
  return { folder, places: placesIn(log) };
}

/** A piece of what was written last once more behind it. */
function tearTail(log: string): void {
  const last = readdirSync(join(log, 'journal')).sort().at(-1) ?? '';
  const path = join(log, 'journal', last);
  appendFileSync(path, readFileSync(path).subarray(-90, -40));
}

/** What is there, and what will be: later segments are named by entries that nobody can foretell exactly, so all near ones are listed. */
function placesIn(log: string): readonly string[] {
  const there = readdirSync(log, { recursive: true, encoding: 'utf8' }).map((name) => join(log, name));
  const later = Array.from({ length: 40 }, (_, n) => String(n).padStart(12, '0')).flatMap((name) => [
    join(log, 'journal', `${name}.seg`),
    join(log, 'sidecar', `${name}.side`),
  ]);
  return [...new Set([log, ...there, ...later, join(log, 'quarantine')])];
}

/**
 * The writer under strace. One thread for files, since strace counts the calls of each thread by itself. `seen`: how often it made a call.
 * Kills without --seccomp-bpf, with which strace 6.1 delivers no signal.
 */
function trace(
  folder: string,
  places: readonly string[],
  options: readonly string[],
): { readonly stdout: string; readonly status: number | null; readonly seen: (call: string) => number } {
  const lines = join(folder, 'calls');
  const watched = places.flatMap((path) => ['-P', path]);
  const faster = options.some((option) => option.includes('signal=')) ? [] : ['--seccomp-bpf'];
  const values = ['-f', ...faster, '-qq', '-o', lines, ...watched, ...options, process.execPath, child, folder];
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
  const run = spawnSync('strace', values, { encoding: 'utf8', env });
  const made = readFileSync(lines, 'utf8').split('\n');
  const seen = (call: string): number => {
    const byThread = Map.groupBy(made, (line) => (line.includes(` ${call}(`) ? line.split(' ', 1)[0] : null));
    return Math.max(0, ...[...byThread].map(([thread, calls]) => (thread === null ? 0 : calls.length)));
  };
  return { stdout: run.stdout, status: run.status, seen };
}
