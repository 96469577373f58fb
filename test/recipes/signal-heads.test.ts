import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LabelSpaceFile } from '../../electron/contract/label-space.ts';
import { ModelManifest } from '../../electron/contract/model.ts';
import { SignalHeadFile } from '../../electron/contract/signal-head.ts';

const models = path.resolve(import.meta.dirname, '../../models');
const read = (file: string): string => readFileSync(path.join(models, file), 'utf8');
const manifest = ModelManifest.parse(JSON.parse(read('manifest.json')));
const schemas = { 'signal-head': SignalHeadFile, 'label-space': LabelSpaceFile } as const;
const listed = manifest.models.flatMap((entry) => {
  const { kind } = entry.settings;
  return kind === 'signal-head' || kind === 'label-space' ? [{ ...entry, schema: schemas[kind] }] : [];
});

test('claims, research questions and names of provisions have their files', () => {
  expect(listed.flatMap(({ tasks }) => tasks).sort()).toEqual(['health.question', 'legal.provision', 'verify.claim']);
});

describe.each(listed)('$id', ({ id, file, sha256, bytes, scores, trainedOn, tasks, schema }) => {
  test('is what the manifest says, for the task that the manifest says', () => {
    const content = read(file);
    expect(Buffer.byteLength(content)).toBe(bytes);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    expect(schema.parse(JSON.parse(content))).toMatchObject({ id, task: tasks[0] });
  });

  test('has a card with its digest, its training sets and its first score with an interval', () => {
    const card = read(`cards/${id}.md`);
    expect(card).toContain(sha256);
    for (const { set } of trainedOn) expect(card).toContain(set);
    expect(scores[0]?.low).not.toBeNull();
    expect(scores.every(({ n }) => n > 0)).toBe(true);
  });
});
