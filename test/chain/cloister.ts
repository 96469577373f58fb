/** Runs the real command line in a process of its own, as a person or a script does. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const passphrase = 'a passphrase for tests';

export interface Ended {
  readonly code: number | null;
  readonly lines: readonly unknown[];
  readonly out: string;
  readonly error: string;
}

export interface CommandLine {
  readonly home: string;
  /** Runs `cloister --json …` to its end. */
  readonly run: (args: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<Ended>;
  /** Starts it and gives the process, for those who want to kill it. */
  readonly start: (args: readonly string[], environment?: NodeJS.ProcessEnv) => ChildProcess;
}

export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `cloister-${name}-`));
}

/** A command line over a vault folder of its own. */
export function commandLine(home = temporaryFolder('vault')): CommandLine {
  const start: CommandLine['start'] = (args, environment = { CLOISTER_PASSPHRASE: passphrase }) =>
    spawn(process.execPath, [join(root, 'electron/cli.ts'), '--home', home, '--json', ...args], {
      env: { ...inherited(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return { home, start, run: (args, environment) => ended(start(args, environment)) };
}

function inherited(): NodeJS.ProcessEnv {
  const { CLOISTER_PASSPHRASE: _passphrase, CLOISTER_HOME: _home, CLOISTER_MODELS: _models, ...rest } = process.env;
  return rest;
}

export function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let error = '';
  child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (error += part.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const lines = out
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line): unknown => JSON.parse(line));
      resolve({ code, lines, out, error });
    });
  });
}
