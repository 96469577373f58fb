/** Faults of the operating system (strace): an error or a kill at the n-th call of each kind that touches the log. Linux only. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lossesIn } from './kill.ts';
import { openProofLog, proofDraft } from './proof-log.ts';
import { count, type Proof } from './progress.ts';

const child = fileURLToPath(new URL('append-some.ts', import.meta.url));
const calls = ['openat', 'pwrite64', 'fdatasync', 'fsync', 'rename', 'unlink', 'mkdir', 'close'];
const faults = ['error=EIO', 'error=ENOSPC', 'signal=SIGKILL'];

/** Each trial is one call, one fault and one occurrence, the first occurrences first. */
export function faultProof(): Proof {
  return {
    name: 'faults',
    unit: `injected faults (${calls.length} system calls, ${faults.length} faults, by occurrence)`,
    step: 1,
    trials: async (from, to, counts) => {
      requireStrace();
      const wrong: string[] = [];
      for (let n = from; n < to; n++) {
        const call = calls[n % calls.length] ?? '';
        const fault = faults[Math.floor(n / calls.length) % faults.length] ?? '';
        const occurrence = 1 + Math.floor(n / calls.length / faults.length);
        const { told, code, losses } = await runWith(call, fault, occurrence);
        count(counts, `${fault}: ${code === 0 ? 'not reached, or borne' : 'stopped the writer'}`);
        count(counts, 'acknowledged events', told);
        wrong.push(...losses.map((what) => `${call} ${fault} at ${occurrence}: ${what}`));
      }
      return wrong;
    },
  };
}

function requireStrace(): void {
  if (spawnSync('strace', ['-V']).status !== 0) throw new Error('strace is not installed: faults were not injected');
}

async function runWith(
  call: string,
  fault: string,
  occurrence: number,
): Promise<{ told: number; code: number | null; losses: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'cloister-fault-'));
  mkdirSync(join(folder, 'log'));
  const first = await openProofLog(join(folder, 'log'), '2026-01-01T00:00:00.000Z');
  for (let n = 0; n < 3; n++) await first.append(proofDraft(n), { n });
  await first.close();
  const paths = placesIn(join(folder, 'log')).flatMap((path) => ['-P', path]);
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:${fault}:when=${occurrence}`];
  const run = spawnSync(
    'strace',
    ['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', ...paths, ...inject, process.execPath, child, folder],
    {
      encoding: 'utf8',
    },
  );
  const told = run.stdout
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as { index: number; leaf: string; hasDetails: boolean });
  const losses = await lossesIn(folder, told);
  rmSync(folder, { recursive: true });
  return { told: told.length, code: run.status, losses };
}

/** What is there, and what will be: later segments are named by entries that nobody can foretell exactly, so all near ones are listed. */
function placesIn(log: string): readonly string[] {
  const there = readdirSync(log, { recursive: true, encoding: 'utf8' }).map((name) => join(log, name));
  const later = Array.from({ length: 40 }, (_, n) => String(n).padStart(12, '0')).flatMap((name) => [
    join(log, 'journal', `${name}.seg`),
    join(log, 'sidecar', `${name}.side`),
  ]);
  return [...new Set([log, ...there, ...later])];
}
