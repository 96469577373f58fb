// How likely each passage answers its question, by the judge that the manifest lists, in the runtime of the application:
//   node models/recipes/judgement/judge-pairs.mjs PAIRS.json CHANCES.json     PAIRS: [{ passage, question }]
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EvidenceJudgeSettings, evidencePrompt } from '../../../electron/contract/specialist-settings.ts';
import { openModels } from './open-models.mjs';

const [pairsFile, chancesFile] = process.argv.slice(2);
const { models, store, close } = await openModels(path.resolve(import.meta.dirname, '../../..'));
const entry = store.manifest.models.find(({ settings }) => settings.kind === 'evidence-judge');
const settings = EvidenceJudgeSettings.parse(entry.settings);
const adapters = [{ id: entry.id, sha256: entry.sha256, scale: 1 }];
const chances = [];
for (const { passage, question } of JSON.parse(readFileSync(pairsFile, 'utf8'))) {
  const filled = evidencePrompt(settings, passage, question);
  const { probabilities } = await models.model.scoreLabels({ model: entry.base, adapters, ...filled });
  chances.push(probabilities[0]);
}
writeFileSync(chancesFile, JSON.stringify(chances));
await close();
