import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { HeadFile } from '../../../electron/contract/head.ts';
import { Sha256 } from '../../../electron/contract/ids.ts';
import { ModelManifest } from '../../../electron/contract/model.ts';
import { predictTasks } from '../../../electron/contract/predict.ts';
import { RankerFile } from '../../../electron/contract/ranker.ts';
import { VectorHeadFile } from '../../../electron/contract/vector-head.ts';
import { openHead } from '../../../electron/core/heads/open-head.ts';
import { openRanker } from '../../../electron/core/heads/open-ranker.ts';
import { lexicalSpecialists, type OpenedModel } from '../../../electron/features/measure/lexical-specialists.ts';
import { secondReadings } from '../../../electron/features/measure/second-readings.ts';
import type { Embedder } from '../../../electron/ports/embedder.ts';

const models = path.resolve(import.meta.dirname, '../../../models');
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(models, file), 'utf8'));
const manifest = ModelManifest.parse(json('manifest.json'));

function opened(id: string, open: (content: unknown) => OpenedModel['model']): OpenedModel {
  const entry = manifest.models.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`${id} is not listed`);
  return { id, version: entry.version, sha256: entry.sha256, model: open(json(entry.file)) };
}

const head = (content: unknown): OpenedModel['model'] => ({ kind: 'head', head: openHead(HeadFile.parse(content)) });
const file = VectorHeadFile.parse(json('heads/legal.clause-vectors.json'));
const shipped = [
  opened('legal.clause-head', head),
  opened('legal.clauses-head', head),
  opened('legal.clauses-ranker', (content) => ({ kind: 'ranker', ranker: openRanker(RankerFile.parse(content)) })),
  opened('legal.clause-vectors', () => ({ kind: 'vector-head', file })),
];
const text = [
  'SUPPLY AGREEMENT',
  'This Agreement shall be governed by the laws of the State of New York.',
  'The weather was fine.',
  'Supplier may not assign this Agreement without the prior written consent of Buyer.',
].join('\n');

/** Gives every text the same vector and remembers what it was asked. */
function listening(sha256: string = file.embedder.sha256): Embedder & { readonly asked: string[] } {
  const asked: string[] = [];
  const vector = new Float32Array(file.dimensions).fill(file.dimensions ** -0.5);
  return {
    asked,
    model: { id: file.embedder.id, sha256: Sha256.parse(sha256) },
    dimensions: file.dimensions,
    embed: async (texts) => {
      asked.push(...texts);
      return texts.map(() => vector);
    },
  };
}

const { signal } = new AbortController();
const table = (embedder: Embedder | null, of = shipped): ReturnType<typeof secondReadings> =>
  secondReadings(of, { embedderOf: () => embedder, signal });

describe('the second reading', () => {
  test('of a clause asks for the vector of its text and answers in the promised shape', async () => {
    const embedder = listening();
    const specialist = table(embedder)['legal.clause'];
    const { answer } = (await specialist?.predict({ id: '1', text })) ?? {};
    expect(predictTasks['legal.clause'].answer.parse(answer)).toEqual(answer);
    expect(embedder.asked).toEqual([text]);
  });

  test('of a contract asks for the likely sentences only and quotes the contract', async () => {
    const embedder = listening();
    const { answer } = (await table(embedder)['legal.clauses']?.predict({ id: '1', text })) ?? {};
    expect(embedder.asked).not.toContain('The weather was fine.');
    expect(embedder.asked.some((sentence) => sentence.includes('governed by the laws'))).toBe(true);
    expect(answer?.findings.length).toBeGreaterThan(0);
    for (const { start, end, text: quoted } of answer?.findings ?? []) expect(quoted).toBe(text.slice(start, end));
  });

  test('of an empty contract finds nothing', async () => {
    const { answer } = (await table(listening())['legal.clauses']?.predict({ id: '1', text: '' })) ?? {};
    expect(answer?.findings).toEqual([]);
  });

  test('says every file that answered, the encoder among them', () => {
    for (const specialist of Object.values(table(listening()))) {
      expect(specialist.id).toContain('legal.clause-vectors@');
      expect(specialist.model).toContain(`${file.embedder.id}:${file.embedder.sha256.slice(0, 16)}`);
    }
  });
});

describe('words alone answer', () => {
  test('where the encoder is not listed, or is another file', () => {
    expect(table(null)).toEqual({});
    expect(table(listening('0'.repeat(64)))).toEqual({});
  });

  test('where the head over words is not the one that the second reading was fitted beside', () => {
    const replaced = shipped.map((one) => (one.id === 'legal.clause-head' ? { ...one, sha256: '0'.repeat(64) } : one));
    expect(table(listening(), replaced)).toEqual({});
    expect(Object.keys(lexicalSpecialists(replaced))).toContain('legal.clause');
  });

  test('for whole contracts where the ranker is another one', () => {
    const replaced = shipped.map((one) => (one.model.kind === 'ranker' ? { ...one, sha256: '0'.repeat(64) } : one));
    expect(Object.keys(table(listening(), replaced))).toEqual(['legal.clause']);
  });
});
