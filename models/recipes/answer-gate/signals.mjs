// For each contract and question: the nearest passages with judge, overlap and cosine, and whether they carry the answer. Resumable by contract.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentOverlap } from '../../../electron/core/text/content-overlap.ts';
import { fuseScores } from '../../../electron/core/index/fuse-scores.ts';
import { preferTopics } from '../../../electron/core/index/prefer-topics.ts';
import { queryTerms } from '../../../electron/core/text/query-terms.ts';
import { carries } from './contracts.mjs';
import { questions } from './questions.mjs';

/** Passages that the judge reads per question, as in the product. */
const read = 6;

export async function collect(file, all, { embedder, judge, topics, say }) {
  mkdirSync(path.dirname(file), { recursive: true });
  const done = new Set(existsSync(file) ? signalsOf(file).map(({ doc }) => doc) : []);
  for (const [index, contract] of all.entries()) {
    if (done.has(contract.doc)) continue;
    const rows = await signalsOfContract(contract, index, { embedder, judge, topics });
    appendFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    say(`${index + 1}/${all.length} ${contract.doc.slice(0, 60)}: ${rows.length} passages`);
  }
  return signalsOf(file);
}

export const signalsOf = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

async function signalsOfContract({ doc, chunks, gold }, index, { embedder, judge, topics }) {
  const vectors = await embedder.embed(chunks.map(({ text }) => text));
  const rows = [];
  for (const [category, wordings] of Object.entries(questions)) {
    const question = wordings[index % wordings.length];
    const [asked] = await embedder.embed([question]);
    const passages = nearest(question, asked, chunks, vectors, topics);
    for (const { chunk, overlap, cosine, kind } of passages) {
      const { probability } = await judge.judge(question, chunk.text, new AbortController().signal);
      const answer = carries(chunk, gold.get(category));
      rows.push({ doc, category, present: gold.has(category), answer, judge: probability, overlap, cosine, kind });
    }
  }
  return rows;
}

function nearest(question, asked, chunks, vectors, topics) {
  const kindOf = topics(queryTerms(question).terms) ?? (() => 0);
  const scored = chunks.map((chunk, index) => ({
    id: chunk.id,
    chunk,
    kind: kindOf(chunk.text),
    overlap: contentOverlap(question, chunk.text),
    cosine: Math.max(
      0,
      asked.reduce((sum, value, at) => sum + value * vectors[index][at], 0),
    ),
  }));
  const byId = new Map(scored.map((one) => [one.id, one]));
  const ranked = (key) =>
    [...scored]
      .sort((left, right) => right[key] - left[key])
      .slice(0, 50)
      .map((one) => ({ id: one.id, score: one[key] }));
  return fuseScores(ranked('overlap'), ranked('cosine'))
    .map(({ id, score }) => ({ ...byId.get(id), score: preferTopics(score, byId.get(id).kind) }))
    .sort((left, right) => right.score - left.score)
    .slice(0, read);
}
