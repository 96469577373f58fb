// `npm run package`: builds the bundles and the Linux folder in dist/. With the pinned Electron where its program is installed, else with a stand-in.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { collectLicences } from './collect-licences.mjs';
import { makeStandIn } from './stand-in-distribution.mjs';
import { must, root, say } from '../scripts/run.mjs';

const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'));
const installed = path.join(root, 'node_modules/electron/dist');
const real = existsSync(path.join(root, 'node_modules/electron/path.txt')) && existsSync(installed);
const distribution = real ? installed : path.join(root, 'out/stand-in');

if (!process.argv.includes('--no-build'))
  await must('The bundles could not be built.', 'electron-vite', ['build', '--logLevel', 'warn']);
say(`Licences of ${collectLicences(root, path.join(root, 'out/licences'))} packages collected`);
if (!real) {
  say(
    `No Electron program here: packaging with a stand-in for ${version}. The result shows what ships; it cannot run by itself.`,
  );
  await makeStandIn(distribution, version);
}
await must('electron-builder could not make the package.', 'electron-builder', [
  '--linux',
  'dir',
  '--config',
  'electron-builder.yml',
  `-c.electronVersion=${version}`,
  `-c.electronDist=${path.relative(root, distribution)}`,
]);
say('Done: dist/linux-unpacked');
