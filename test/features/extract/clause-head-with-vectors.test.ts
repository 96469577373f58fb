import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { HeadFile } from '../../../electron/contract/head.ts';
import { VectorHeadFile } from '../../../electron/contract/vector-head.ts';
import { openHead } from '../../../electron/core/heads/open-head.ts';
import { openVectorHead } from '../../../electron/core/heads/open-vector-head.ts';
import { scoreHead } from '../../../electron/core/heads/score-head.ts';
import { clauseHeadWithVectors } from '../../../electron/features/extract/clause-head-with-vectors.ts';
import { fakeEmbedder } from '../../fakes/fake-embedder.ts';

const models = path.resolve(import.meta.dirname, '../../../models/heads');
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(models, file), 'utf8'));
const words = openHead(HeadFile.parse(json('legal.clause-head.json')));
const head = openVectorHead(VectorHeadFile.parse(json('legal.clause-vectors.json')), words);
const { signal } = new AbortController();

const law = 'This Agreement shall be governed by the laws of the State of New York.';
const nothing =
  'The parties acknowledge that the headings in this Agreement are for convenience of reference only and do not affect its interpretation.';

test('passages that words call empty keep what words say; the others are read by their vector too, in one request', async () => {
  const asked: (readonly string[])[] = [];
  const fake = fakeEmbedder();
  const embedder: typeof fake = {
    ...fake,
    embed: async (texts, stop) => {
      asked.push(texts);
      return fake.embed(texts, stop);
    },
  };
  const scores = await clauseHeadWithVectors(head, embedder, 'twice@1').score([nothing, law, nothing], signal);
  expect(asked).toEqual([[law]]);
  expect(scores[0]).toEqual(scoreHead(words, nothing).alternatives);
  expect(scores[2]).toEqual(scores[0]);
  expect(scores[1]).not.toEqual(scoreHead(words, law).alternatives);
  expect(scores[1]?.map(({ label }) => label).sort()).toEqual([...words.file.labels].sort());
});

test('a document without passages asks for nothing that matters', async () => {
  expect(await clauseHeadWithVectors(head, fakeEmbedder(), 'twice@1').score([], signal)).toEqual([]);
});

test('stops when told to', async () => {
  const score = clauseHeadWithVectors(head, fakeEmbedder(), 'twice@1').score([law], AbortSignal.abort());
  await expect(score).rejects.toThrow('cancelled');
});
