// Starts a program, shows what it prints, and ends with one clear sentence when it fails.
import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');

/** Node 24, the line that Electron embeds; it comes with the packages. */
export const node24 = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

export const say = (text) => console.error(`\u25b8 ${text}`);

/** Resolves with the exit code. `quiet` keeps the output and gives it back as text. */
export function run(command, args, { env = {}, quiet = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const bin = path.join(root, 'node_modules', '.bin');
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    let text = '';
    child.stdout?.on('data', (part) => (text += part));
    child.stderr?.on('data', (part) => (text += part));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1), text }));
  });
}

/** As `run`, but a failure ends this program with the sentence. */
export async function must(sentence, command, args, options) {
  const result = await run(command, args, options);
  if (result.code !== 0) {
    if (options?.quiet) console.error(result.text.slice(-4000));
    console.error(`\u2717 ${sentence}`);
    process.exit(result.code);
  }
  return result;
}
