// Vectors of a JSON array of texts by the embedder that ships: node models/recipes/judgement/embed-texts.mjs TEXTS.json VECTORS.f32 [EMBEDDER]
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openModels } from './open-models.mjs';

const [textsFile, vectorsFile, id] = process.argv.slice(2);
const texts = JSON.parse(readFileSync(textsFile, 'utf8'));
const { models, close } = await openModels(path.resolve(import.meta.dirname, '../../..'));
rmSync(vectorsFile, { force: true });
const embedder = id === undefined ? models.embedder : models.embedderOf(id);
const step = 64;
for (let at = 0; at < texts.length; at += step) {
  const vectors = await embedder.embed(texts.slice(at, at + step), new AbortController().signal);
  for (const vector of vectors) appendFileSync(vectorsFile, Buffer.from(new Float32Array(vector).buffer));
  if (at % (step * 10) === 0) console.error(`embedded ${at} of ${texts.length}`);
}
await close();
