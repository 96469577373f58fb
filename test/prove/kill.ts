/** A process that appends is killed at a random moment, again and again: nothing that it acknowledged may be lost. */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openProofLog } from './proof-log.ts';
import { count, type Proof } from './progress.ts';
import { picker } from '../verifier/tamperings.ts';

const writer = fileURLToPath(new URL('../adapters/ledger-file/append-until-killed.ts', import.meta.url));

interface Told {
  readonly index: number;
  readonly leaf: string;
  /** Set when details were written with it. */
  readonly hasDetails?: boolean;
}

export function killProof(): Proof {
  return {
    name: 'kill',
    unit: 'kill -9 while appending',
    step: 20,
    trials: async (from, to, counts) => {
      const folder = mkdtempSync(join(tmpdir(), 'cloister-kill-'));
      mkdirSync(join(folder, 'log'));
      const wrong: string[] = [];
      for (let n = from; n < to; n++) {
        const told = await appendAndKill(folder, picker(n + 1)(60));
        count(counts, 'acknowledged events', told.length);
        for (const what of await lossesIn(folder, told)) wrong.push(`seed ${n + 1}: ${what}`);
      }
      rmSync(folder, { recursive: true });
      return wrong;
    },
  };
}

function appendAndKill(folder: string, milliseconds: number): Promise<readonly Told[]> {
  const child = fork(writer, [folder], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const told: Told[] = [];
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (told.length === 0) setTimeout(() => child.kill('SIGKILL'), milliseconds);
      told.push(message as Told);
    });
    child.on('exit', () => {
      resolve(told);
    });
  });
}

/** Opens the log as the next start would, and looks for everything that was acknowledged. */
export async function lossesIn(folder: string, told: readonly Told[]): Promise<readonly string[]> {
  try {
    const log = await openProofLog(join(folder, 'log'), '2030-01-01T00:00:00.000Z');
    const wrong: string[] = [];
    for (const { index, leaf, hasDetails = false } of told) {
      const found = await log.get(index);
      if (found?.stored.leaf !== leaf) wrong.push(`acknowledged entry ${index} is lost`);
      if (hasDetails && found?.details === null) wrong.push(`the details of acknowledged entry ${index} are lost`);
    }
    const failed = (await log.verify()).lines.filter((line) => line.verdict === 'failed');
    wrong.push(...failed.map((line) => `${line.check}: ${line.class ?? ''} at ${line.index ?? '-'}`));
    await log.close();
    return wrong;
  } catch (error) {
    return [`the log does not open: ${String(error)}`];
  }
}
