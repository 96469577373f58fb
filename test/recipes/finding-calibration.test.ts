import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shippedRoutes } from '../../electron/features/route/shipped-routes.ts';
import { projectFolder } from '../bench/retrieval/data-folder.ts';

const contracts = join(projectFolder, '../shared/data/legal/cuad/train.contracts.jsonl');
const recipe = join(projectFolder, 'models/recipes/finding-calibration.mjs');
const Accept = z.object({ accept: z.object({ threshold: z.number().nullable(), target: z.number() }) });

describe('the shipped calibration', () => {
  test.runIf(existsSync(contracts))(
    'is still what the rules read in the first contracts: other rules need other data',
    () => {
      const { stdout, status } = spawnSync(process.execPath, [recipe, '--check', '--contracts', '60'], {
        cwd: projectFolder,
        encoding: 'utf8',
      });
      expect(stdout).toContain('The shipped calibration data are what the rules give.');
      expect(status).toBe(0);
    },
    240_000,
  );

  test.each([
    ['legal.document-type', 'legal.document-type-head.json', (file: unknown) => Accept.parse(file)],
    ['health.note-type', 'health.note-type-head.json', (file: unknown) => Accept.parse(file)],
    ['health.question', 'health.question-signals.json', (file: unknown) => Accept.parse(file)],
    ['legal.clause', 'legal.clause-vectors.json', (file: unknown) => z.object({ fusion: Accept }).parse(file).fusion],
  ] as const)('of %s stands in its route: another file needs another threshold', (task, name, acceptOf) => {
    const file: unknown = JSON.parse(readFileSync(join(projectFolder, 'models/heads', name), 'utf8'));
    const { accept } = acceptOf(file);
    const settles = shippedRoutes[task].steps.find(({ by }) => by === 'head')?.settles ?? null;
    if (accept.threshold === null) expect(settles).toBeNull();
    else {
      expect(settles?.value).toBeCloseTo(accept.threshold, 3);
      expect(settles?.from).toMatchObject({ kind: 'calibration', error: accept.target });
    }
  });
});
