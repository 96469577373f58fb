// Measures items as the application does and writes one line of signals per item, in order; goes on where a stopped run was.
//   node models/recipes/judgement/measure-items.mjs claims|questions ITEMS.jsonl SIGNALS.jsonl
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { questionSignals } from '../../../electron/core/judgement/question-signals.ts';
import { measureClaim } from '../../../electron/features/verify/measure-claim.ts';
import { openModels } from './open-models.mjs';

const [kind, itemsFile, signalsFile] = process.argv.slice(2);
const items = lines(itemsFile);
const done = existsSync(signalsFile) ? lines(signalsFile).length : 0;
const measure =
  kind === 'claims'
    ? await claims()
    : { one: async ({ question, contexts }) => questionSignals(question, contexts), close: async () => {} };
for (let at = done; at < items.length; at += 1) {
  appendFileSync(signalsFile, `${JSON.stringify(await measure.one(items[at]))}\n`);
  if (at % 200 === 0) console.error(`measured ${at} of ${items.length}`);
}
await measure.close();

async function claims() {
  const { models, close } = await openModels(path.resolve(import.meta.dirname, '../../..'));
  const one = async ({ claim, evidence }) =>
    (await measureClaim(claim, evidence, models.embedder, new AbortController().signal)).signals;
  return { one, close };
}

function lines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
