// `npm run demo [-- folder]`: the main job from one command, offline, on real documents.
import { preparePackages, prepareModels } from './prepare.mjs';
import { must, node24 } from './run.mjs';

await preparePackages();
await prepareModels();
await must('The demo did not finish; the lines above say why.', node24, [
  'resources/scripts/demo/run-demo.mjs',
  ...process.argv.slice(2),
]);
