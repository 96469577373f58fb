/**
 * Builds llama-bench of the llama.cpp release that the runtime carries, once, into `.cache/`. Needs git and a C++ compiler.
 * Its source is compiled against the very libraries that our runtime loads: the same release and the same kernels, without our code.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const cache = join(root, '.cache', 'llama-bench');

export interface LlamaBench {
  readonly program: string;
  /** Where it must be started, because it looks for its processor libraries there. */
  readonly folder: string;
}

/** Null, with the reason on standard error, where it cannot be built. */
export function buildLlamaBench(): LlamaBench | null {
  const program = join(cache, 'bin', 'llama-bench');
  const folder = join(root, 'node_modules', '@node-llama-cpp', 'linux-x64', 'bins', 'linux-x64');
  if (!existsSync(folder)) {
    process.stderr.write('llama-bench is built on Linux x64 only\n');
    return null;
  }
  const source = join(cache, 'source');
  const bundle = join(root, 'node_modules', 'node-llama-cpp', 'llama', 'gitRelease.bundle');
  mkdirSync(join(cache, 'bin'), { recursive: true });
  const done =
    (existsSync(source) || run('git', ['clone', '--quiet', bundle, source])) &&
    (existsSync(program) || run('g++', compilerValues(source, folder, program)));
  return done ? { program, folder } : null;
}

function compilerValues(source: string, folder: string, program: string): string[] {
  const includes = ['include', 'ggml/include', 'common', 'tools/llama-bench'].map((name) => `-I${join(source, name)}`);
  const files = ['llama-bench.cpp', 'main.cpp'].map((name) => join(source, 'tools', 'llama-bench', name));
  const libraries = readdirSync(folder).filter((name) => name.endsWith('.so') && !name.startsWith('libggml-cpu-'));
  const links = libraries.map((name) => `-l:${name}`);
  const flags = ['-O2', '-std=c++17', '-DNDEBUG'];
  return [...flags, ...includes, ...files, '-o', program, `-L${folder}`, ...links, `-Wl,-rpath,${folder}`, '-lpthread'];
}

function run(command: string, values: readonly string[]): boolean {
  const { status, stderr, error } = spawnSync(command, values, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status === 0) return true;
  process.stderr.write(`${command}: ${error?.message ?? stderr.slice(-500)}\n`);
  return false;
}
