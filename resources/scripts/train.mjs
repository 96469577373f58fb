// `npm run train -- <specialist>`: rebuilds one specialist from its data in a Python environment of its own. Resumable; prints dev figures.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { must, node24, root, say } from './run.mjs';
import { prepareModels, preparePackages } from './prepare.mjs';

const [specialist = '', ...rest] = process.argv.slice(2);
if (specialist === '') {
  console.error(
    'Name a specialist: npm run train -- legal.document-type. All names: models/recipes/run.py --help, answer-gate and calibration.',
  );
  process.exit(2);
}
await preparePackages();
if (specialist === 'answer-gate') {
  await must('The gate was not rebuilt; the lines above say why.', node24, ['models/recipes/answer-gate.mjs', ...rest]);
  process.exit(0);
}
if (specialist === 'calibration') {
  await must('The calibration data were not rebuilt; the lines above say why.', node24, [
    'models/recipes/finding-calibration.mjs',
    ...rest,
  ]);
  process.exit(0);
}
const venv = path.join(root, '.cache', 'train');
const python = path.join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
if (!existsSync(python)) {
  say('Making a Python environment for training (once)');
  await must('Python 3 with venv is needed to train.', 'python3', ['-m', 'venv', venv]);
  await install('models/recipes/requirements.txt');
}
// A few hundred megabytes that only these need.
if (specialist === 'legal.encoder') await install('models/recipes/requirements-encoder.txt');
if (specialist === 'ask.evidence' || specialist === 'site-judge') {
  await install('models/recipes/requirements-adapter.txt');
  await prepareModels();
}
await must(`${specialist} was not rebuilt; the lines above say why.`, python, [
  'models/recipes/run.py',
  specialist,
  ...rest,
]);

async function install(requirements) {
  await must('The training packages could not be installed.', python, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '-r',
    requirements,
  ]);
}
