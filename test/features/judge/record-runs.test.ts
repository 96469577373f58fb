import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Sha256 } from '../../../electron/contract/ids.ts';
import type { Run } from '../../../electron/contract/run.ts';
import { createCommitter } from '../../../electron/adapters/vault/create-committer.ts';
import { compareEvents } from '../../../electron/core/events/compare-events.ts';
import { recordRuns } from '../../../electron/features/judge/record-runs.ts';
import { fakeClock, fakeNewId } from '../../fakes/fake-clock.ts';
import { fakeLanguageModel } from '../../fakes/fake-language-model.ts';
import { matterId } from '../../fakes/sample-records.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const model = { id: 'small', sha256: 'a'.repeat(64) as Sha256 };
const purpose = { task: 'judge', specialist: 'judge@1', template: { id: 't', version: 1, sha256: model.sha256 } };

async function runOf(work: 'labels' | 'schema' | 'free'): Promise<Run | undefined> {
  const committer = createCommitter(new Uint8Array(32));
  const needs = { model: fakeLanguageModel(), committer, clock: fakeClock(), newId: fakeNewId(), matter: matterId() };
  const recorder = recordRuns(needs);
  const asked = recorder.model(purpose);
  const about = { model, adapters: [], prompt: 'p' };
  if (work === 'labels') await asked.scoreLabels({ ...about, prefix: '', labels: ['yes', 'no'] });
  else {
    const schema = work === 'free' ? null : z.strictObject({ a: z.string() });
    await asked.complete({ ...about, schema, maxTokens: 5, temperature: 0, seed: 1, stop: [] });
  }
  return recorder.take()[0];
}

describe('a recorded run', () => {
  test('names the labels that it was bounded by', async () => {
    expect((await runOf('labels'))?.grammar).toBe(sha256('{"labels":["yes","no"]}'));
  });

  test('names the schema that its grammar was made from', async () => {
    const made = await runOf('schema');
    expect(made?.grammar).toMatch(/^[0-9a-f]{64}$/u);
    expect(made?.grammar).toBe((await runOf('schema'))?.grammar);
  });

  test('of free writing names none', async () => {
    expect((await runOf('free'))?.grammar).toBeNull();
  });
});

test('an entry from before the bounds were kept is not said to differ in them; a later one is', () => {
  const now = { what: {}, ai: { grammar: 'b' } as never };
  expect(compareEvents({ what: {}, ai: { grammar: null } as never }, now).differences).toEqual([]);
  expect(compareEvents({ what: {}, ai: { grammar: 'a' } as never }, now).differences).toHaveLength(1);
});
