import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { HeadFile } from '../../electron/contract/head.ts';
import { ModelManifest } from '../../electron/contract/model.ts';
import { RankerFile } from '../../electron/contract/ranker.ts';
import { TaggerFile } from '../../electron/contract/tagger.ts';

const models = path.resolve(import.meta.dirname, '../../models');
const read = (file: string): Buffer => readFileSync(path.join(models, file));
const manifest = ModelManifest.parse(JSON.parse(read('manifest.json').toString('utf8')));
/** Other rooms keep small files of their own kinds beside ours. */
const kindOf = (file: string): string => (JSON.parse(read(file).toString('utf8')) as { kind?: string }).kind ?? '';
const schemas: Readonly<Record<string, z.ZodType<{ id: string; task: string }>>> = {
  head: HeadFile,
  ranker: RankerFile,
  tagger: TaggerFile,
};
const shipped = ['heads', 'taggers'].flatMap((folder) =>
  readdirSync(path.join(models, folder))
    .map((name) => `${folder}/${name}`)
    .filter((file) => Object.hasOwn(schemas, kindOf(file))),
);

describe.each(shipped)('%s', (file) => {
  const entry = manifest.models.find((model) => model.file === file);
  const schema = schemas[kindOf(file)] ?? HeadFile;
  const parsed = schema.parse(JSON.parse(read(file).toString('utf8')));

  test('is listed in the manifest with its size and digest', () => {
    expect(entry?.bytes).toBe(statSync(path.join(models, file)).size);
    expect(entry?.sha256).toBe(createHash('sha256').update(read(file)).digest('hex'));
    expect(entry?.tasks).toEqual([parsed.task]);
    expect(entry?.id).toBe(parsed.id);
  });

  test('has a card that names its training sets, its digest and its recipe', () => {
    const card = read(`cards/${parsed.id}.md`).toString('utf8');
    expect(card).toContain(entry?.sha256);
    for (const { set } of entry?.trainedOn ?? []) expect(card).toContain(set);
    const recipe = /models\/recipes\/run\.py ([a-z.-]+)/u.exec(card)?.[1] ?? 'none';
    expect(read('recipes/run.py').toString('utf8')).toContain(`"${recipe}"`);
  });

  test('states its dev scores with n, and an interval for the first', () => {
    expect(entry?.scores.length).toBeGreaterThan(0);
    expect(entry?.scores[0]?.low).not.toBeNull();
    expect(entry?.scores.every(({ n }) => n > 0)).toBe(true);
  });
});

test('heads and taggers together stay small', () => {
  const bytes = shipped.map((file) => statSync(path.join(models, file)).size).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeLessThan(25 * 1024 * 1024);
});

test('every listed head and tagger exists', () => {
  const listed = manifest.models.filter(({ role }) => ['head', 'tagger', 'reranker'].includes(role));
  expect(listed.filter(({ file }) => !existsSync(path.join(models, file)))).toEqual([]);
});
