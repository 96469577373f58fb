/** Before the specs: builds the application where its sources are newer than its bundles, and the fixture application into out/fixture. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const projectRoot = path.join(import.meta.dirname, '../..');
export const fixtureRoot = path.join(projectRoot, 'out/fixture');

export function setup(): void {
  if (isStale()) electronVite('electron.vite.config.ts');
  buildFixture();
}

function isStale(): boolean {
  const page = path.join(projectRoot, 'out/renderer/index.html');
  if (!existsSync(page)) return true;
  const built = statSync(page).mtimeMs;
  return ['electron', 'renderer'].some((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true }).some(
      (entry) => entry.isFile() && statSync(path.join(entry.parentPath, entry.name)).mtimeMs > built,
    ),
  );
}

function buildFixture(): void {
  rmSync(fixtureRoot, { recursive: true, force: true });
  mkdirSync(fixtureRoot, { recursive: true });
  const { name, version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const about = { name: `${name}-fixture`, version, type: 'module', main: 'out/main/main.js' };
  writeFileSync(path.join(fixtureRoot, 'package.json'), JSON.stringify(about));
  electronVite('test/e2e/fixture/fixture.vite.config.ts');
}

/** Runs electron-vite's build with a configuration of this project. */
export function electronVite(config: string): void {
  const program = path.join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js');
  execFileSync(process.execPath, [program, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
}
