/** Builds llama-bench of the llama.cpp release that the runtime carries, once, into `.cache/`. Needs git, cmake and a C++ compiler. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const cache = join(root, '.cache', 'llama-bench');

/** Path of the program, or null (with the reason on standard error) where it cannot be built. Takes many minutes the first time. */
export function buildLlamaBench(): string | null {
  const program = join(cache, 'build', 'bin', 'llama-bench');
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const source = join(cache, 'source');
  const bundle = join(root, 'node_modules', 'node-llama-cpp', 'llama', 'gitRelease.bundle');
  const build = join(cache, 'build');
  const off = [
    'LLAMA_CURL',
    'LLAMA_OPENSSL',
    'LLAMA_BUILD_TESTS',
    'LLAMA_BUILD_SERVER',
    'LLAMA_BUILD_EXAMPLES',
    'BUILD_SHARED_LIBS',
  ];
  const done =
    (existsSync(source) || run('git', ['clone', '--quiet', bundle, source])) &&
    run('cmake', ['-S', source, '-B', build, '-DCMAKE_BUILD_TYPE=Release', ...off.map((name) => `-D${name}=OFF`)]) &&
    run('nice', ['-n', '10', 'cmake', '--build', build, '--target', 'llama-bench', '-j', '1']);
  return done && existsSync(program) ? program : null;
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
