import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ModelManifest } from '../../../electron/contract/model.ts';
import { shippedRoutes } from '../../../electron/features/route/shipped-routes.ts';
import { projectFolder } from '../../bench/retrieval/data-folder.ts';

const { models } = ModelManifest.parse(
  JSON.parse(readFileSync(join(projectFolder, 'models', 'manifest.json'), 'utf8')),
);
const filesOf = (task: string): readonly string[] =>
  models.filter(({ tasks }) => tasks.includes(task)).map(({ sha256 }) => sha256);

describe('whoever verifies', () => {
  test.each(['verify.claim', 'ask.evidence'])('%s is a file that answers no other task', (task) => {
    const verifiers = models.filter(({ tasks }) => tasks.includes(task));
    expect(verifiers).not.toEqual([]);
    for (const { tasks } of verifiers) expect(tasks).toEqual([task]);
  });

  test('a claim and whoever judges evidence are two', () => {
    expect(filesOf('verify.claim').filter((sha256) => filesOf('ask.evidence').includes(sha256))).toEqual([]);
  });

  test('is never who proposed: the tasks of the routes have makers of their own', () => {
    const verifiers = new Set([...filesOf('verify.claim'), ...filesOf('ask.evidence')]);
    for (const task of Object.keys(shippedRoutes))
      for (const sha256 of filesOf(task)) expect(verifiers.has(sha256)).toBe(false);
  });

  test('no route lets an adapter propose by itself: a rule, head or tagger comes before it', () => {
    for (const { steps } of Object.values(shippedRoutes)) {
      const order = steps.map(({ by }) => by);
      if (order.includes('adapter')) expect(['rule', 'head']).toContain(order[0]);
    }
  });
});
