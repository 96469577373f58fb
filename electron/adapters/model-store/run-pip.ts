/** Runs the machine's pip as it is set up: no index and no host is named here. */
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceFailed } from './part-target.ts';

const defaultCommands: readonly (readonly string[])[] = [
  ['pip'],
  ['pip3'],
  ['python3', '-m', 'pip'],
  ['python', '-m', 'pip'],
];

const progressEveryMilliseconds = 500;

export interface PipRun {
  /** Receives the wheel. */
  readonly folder: string;
  /** pip's own temporary files go here, so that a killed pip leaves nothing elsewhere. */
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly commands: readonly (readonly string[])[] | undefined;
}

/** Downloads one wheel without its dependencies. The first command that exists is used. */
export async function runPip(requirement: string, run: PipRun, onBytes: (done: number) => void): Promise<void> {
  const reporter = setInterval(() => void bytesIn(run.scratch).then(onBytes), progressEveryMilliseconds);
  try {
    for (const command of run.commands ?? defaultCommands) {
      const outcome = await runOnce(command, requirement, run);
      if (outcome === 'done') return;
      if (outcome !== 'no-such-command') throw new SourceFailed(`could not download ${requirement} (${outcome})`);
    }
  } finally {
    clearInterval(reporter);
  }
  throw new SourceFailed('is not installed on this machine');
}

// A machine can have a `pip` that is there but does not start (a shim): its "not found" exit codes count as no command.
const missingCodes = new Set([126, 127]);

function runOnce(command: readonly string[], requirement: string, run: PipRun): Promise<string> {
  const [program = '', ...first] = command;
  const quiet = ['--no-deps', '--only-binary=:all:', '--no-input', '--disable-pip-version-check', '--quiet'];
  const child = spawn(program, [...first, 'download', ...quiet, '--dest', run.folder, requirement], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: run.scratch, TEMP: run.scratch, TMP: run.scratch },
    signal: run.signal,
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      if ('code' in error && error.code === 'ENOENT') resolve('no-such-command');
      else reject(error);
    });
    child.once('close', (code) => {
      if (code === 0) resolve('done');
      else resolve(code !== null && missingCodes.has(code) ? 'no-such-command' : lastLine(complaint));
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 200) ?? 'no reason given';
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => (found.isFile() ? found.size : 0),
        () => 0, // pip moved it meanwhile
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
