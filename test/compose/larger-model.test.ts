import { describe, expect, test } from 'vitest';
import { CloisterError, type FailureCode } from '../../electron/contract/failure.ts';
import type { ModelEntry } from '../../electron/contract/model.ts';
import { largeJudge } from '../../electron/compose/large-judge.ts';
import { largerModel } from '../../electron/compose/routing.ts';
import type { ModelStore } from '../../electron/ports/model-store.ts';
import { modelEntry } from '../fixtures/model-entry.ts';

const own = modelEntry('own-base', new Uint8Array(100));
const larger = modelEntry('site-base', new Uint8Array(500), { isDefault: false, title: 'A larger one' });

function store(models: readonly ModelEntry[], missing: FailureCode | null = null): ModelStore {
  return {
    manifest: { version: 1, models: [...models] },
    require: async (id: string) => {
      if (missing !== null) throw new CloisterError(missing, { subject: id });
      return { entry: larger, path: 'file' };
    },
  } as Partial<ModelStore> as ModelStore;
}

describe('the larger model of a route', () => {
  test('is one that a site brought, although no list of the release names it', async () => {
    expect(await largerModel(store([larger, own]))).toEqual({ entry: larger, missing: '' });
  });

  test.each([
    [store([own]), 'no larger model is installed and approved'],
    [store([larger, own], 'model-missing'), 'A larger one is not on this machine'],
    [store([larger, own], 'model-altered'), 'the file of A larger one is not the approved one'],
  ])('is none, and why stands in words', async (models, missing) => {
    expect(await largerModel(models)).toEqual({ entry: null, missing });
  });
});

describe('asking the larger model', () => {
  const judge = (code: FailureCode) =>
    largeJudge(larger, 'extract', {
      model: () => ({
        scoreLabels: async () => {
          throw new CloisterError(code);
        },
        complete: async () => {
          throw new CloisterError(code);
        },
      }),
      take: () => [],
    }).judge('Who?', 'Somebody.', new AbortController().signal);

  test.each([
    ['model-missing', 'its file is missing'],
    ['model-altered', 'its file is not the one that was approved'],
    ['no-approved-model', 'it is no longer approved'],
    ['model-failed', 'it could not be loaded or broke off'],
  ] as const)('that fails with %s is passed over in words', async (code, why) => {
    expect(await judge(code)).toEqual({ probability: null, why });
  });

  test.each(['cancelled', 'log-unavailable'] as const)('ends the work when it is %s', async (code) => {
    await expect(judge(code)).rejects.toMatchObject({ code });
  });
});
