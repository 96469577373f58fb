/** Runs the demo where no route leads anywhere: what passes here needs no network. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const demo = ['resources/scripts/demo/run-demo.mjs'];

/** `unshare` is part of util-linux; other systems run the demo as it is. Throws when the demo ends badly. */
export function setup(): void {
  const isLinux = process.platform === 'linux';
  const command = isLinux ? 'unshare' : process.execPath;
  const args = isLinux ? ['--map-root-user', '--net', process.execPath, ...demo] : demo;
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', timeout: 900_000 });
  if (status !== 0)
    throw new Error(`the demo ended with ${String(status)}\n${stdout.slice(-3000)}\n${stderr.slice(-3000)}`);
}
