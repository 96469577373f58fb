// Rebuilds the answer gate: signals on training contracts for questions the judge never saw, a logistic rule, a threshold, the figures on dev.
//   node models/recipes/answer-gate.mjs [--data ../shared/data] [--contracts 14]
// Resumable: signals are kept in .cache/answer-gate per contract.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { forkChildren } from '../../electron/adapters/children/fork-children.ts';
import { openModelStore } from '../../electron/adapters/model-store/open-model-store.ts';
import { remoteModels } from '../../electron/adapters/remote/model.ts';
import { HeadFile } from '../../electron/contract/head.ts';
import { openHead } from '../../electron/core/heads/open-head.ts';
import { scoreHead } from '../../electron/core/heads/score-head.ts';
import { topicReader } from '../../electron/features/ask/topic-reader.ts';
import { evidenceJudge } from '../../electron/features/judge/evidence-judge.ts';
import { clauseTopics } from '../../electron/packs/legal/shared/clause-topics.ts';
import { contracts } from './answer-gate/contracts.mjs';
import { chooseThreshold, fitLogistic, outcomes, outOfFold, support } from './answer-gate/fit.mjs';
import { collect } from './answer-gate/signals.mjs';
import { writeGate } from './answer-gate/write.mjs';

const { values } = parseArgs({
  options: { data: { type: 'string', default: '../shared/data' }, contracts: { type: 'string', default: '14' } },
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
const clause = store.manifest.models.find(({ role, tasks }) => role === 'head' && tasks.includes('legal.clause'));
const judge = remembering(evidenceJudge(entry, entry.base, models.model));
const say = (text) => console.error(text);
const parts = {
  train: contracts(values.data, 'train', 24).slice(0, Number(values.contracts)),
  dev: contracts(values.data, 'dev', 12).slice(0, 6),
};

// The clause head was trained on these contracts, which flatters it here: so nearly every answer must be right.
const kind = await rule(`${entry.sha256.slice(0, 12)}-${clause.sha256.slice(0, 12)}`, await clauseReader(), 0.95);
const other = await rule(`${entry.sha256.slice(0, 12)}-search`, () => null, 0.85);
await models.close();
await children.close();
writeGate(root, { kind, other });
console.log(JSON.stringify({ kind, other }, null, 2));

/** Weights and threshold from training contracts, and what they come to there out of fold and on dev. `topics`: who says of what kind a passage is. */
async function rule(name, topics, precision) {
  const rows = {};
  for (const [part, all] of Object.entries(parts)) {
    const kept = path.join(root, '.cache', 'answer-gate', `${name}-${part}.jsonl`);
    rows[part] = await collect(kept, all, { embedder: models.embedder, judge, topics, say });
  }
  const weights = fitLogistic(rows.train);
  const threshold = chooseThreshold(outOfFold(rows.train), precision);
  const figures = (scored) => ({
    ...outcomes(scored, threshold),
    contracts: new Set(scored.map(({ doc }) => doc)).size,
  });
  const train = figures(outOfFold(rows.train));
  return {
    weights,
    threshold,
    train,
    dev: figures(rows.dev.map((row) => ({ ...row, support: support(weights, row) }))),
  };
}

/** Both rules ask about many of the same passages. */
function remembering({ judge: ask }) {
  const known = new Map();
  const asked = async (question, passage, signal) => {
    const key = `${question}\n${passage}`;
    if (!known.has(key)) known.set(key, await ask(question, passage, signal));
    return known.get(key);
  };
  return { judge: asked };
}

/** The clause head, as the product reads passages with it. */
async function clauseReader() {
  const file = openHead(HeadFile.parse(await store.readJson(clause.id)));
  return topicReader(clauseTopics, (text) => scoreHead(file, text).alternatives);
}
