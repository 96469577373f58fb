// `npm start`: builds and opens the window with the pinned Electron.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { preparePackages, prepareModels } from './prepare.mjs';
import { must, root, run } from './run.mjs';

await preparePackages();
const program = await electronProgram();
if (program === null) {
  console.error(
    'The Electron program could not be had on this machine, so there is no window: "npm run demo" does the main job on the command line, and "npm run window:test" shows the window working in an installed Chromium.',
  );
  process.exit(1);
}
await prepareModels();
await must('The application could not be built.', 'electron-vite', ['build', '--logLevel', 'warn']);
const { code } = await run(program, [root, ...process.argv.slice(2)]);
process.exit(code);

/** Path of the program; installs it once where that is possible. */
async function electronProgram() {
  if (installed() === null) await run('install-electron', [], { quiet: true });
  return installed();
}

function installed() {
  const folder = path.join(root, 'node_modules/electron');
  const pointer = path.join(folder, 'path.txt');
  if (!existsSync(pointer)) return null;
  const program = path.join(folder, 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(program) ? program : null;
}
