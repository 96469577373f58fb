// Rebuilds the answer gate: signals on training contracts for questions the judge never saw, a logistic rule, a threshold, the figures on dev.
//   node models/recipes/answer-gate.mjs [--data ../shared/data] [--contracts 24]
// Resumable: signals are kept in .cache/answer-gate per contract.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { forkChildren } from '../../electron/adapters/children/fork-children.ts';
import { openModelStore } from '../../electron/adapters/model-store/open-model-store.ts';
import { remoteModels } from '../../electron/adapters/remote/model.ts';
import { evidenceJudge } from '../../electron/features/judge/evidence-judge.ts';
import { contracts } from './answer-gate/contracts.mjs';
import { chooseThreshold, fitLogistic, outcomes, outOfFold, support } from './answer-gate/fit.mjs';
import { collect } from './answer-gate/signals.mjs';

const { values } = parseArgs({
  options: { data: { type: 'string', default: '../shared/data' }, contracts: { type: 'string', default: '24' } },
});
const root = path.resolve(import.meta.dirname, '../..');
const children = forkChildren((name) => path.join(root, 'electron', `${name}.ts`));
const store = await openModelStore({
  manifestPath: path.join(root, 'models', 'manifest.json'),
  roots: [],
  freeDisk: async () => 1e12,
});
const models = remoteModels({ children, store, threads: 1 });
const entry = store.manifest.models.find(({ settings }) => settings.kind === 'evidence-judge');
const judge = evidenceJudge(entry, entry.base, models.model);
const say = (text) => console.error(text);
const tools = { embedder: models.embedder, judge, say };
const cache = (split) => path.join(root, '.cache', 'answer-gate', `${entry.sha256.slice(0, 12)}-${split}.jsonl`);

const train = await collect(cache('train'), contracts(values.data, 'train', Number(values.contracts)), tools);
const weights = fitLogistic(train);
const threshold = chooseThreshold(outOfFold(train), 0.8);
const dev = await collect(cache('dev'), contracts(values.data, 'dev', 12), tools);
await models.close();
await children.close();

const round = (value) => Math.round(value * 1000) / 1000;
const file = {
  version: 1,
  ...Object.fromEntries(Object.entries(weights).map(([key, value]) => [key, round(value)])),
  threshold,
};
writeFileSync(path.join(root, 'models', 'heads', 'answer-gate.json'), `${JSON.stringify(file)}\n`);
console.log(JSON.stringify(file));
console.log('train, out of fold:', JSON.stringify(outcomes(outOfFold(train), threshold)));
console.log(
  'dev:',
  JSON.stringify(
    outcomes(
      dev.map((row) => ({ ...row, support: support(weights, row) })),
      threshold,
    ),
  ),
);
