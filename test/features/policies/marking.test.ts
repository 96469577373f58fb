import { beforeEach, describe, expect, test } from 'vitest';
import { createPolicy } from '../../../electron/features/policies/create-policy.ts';
import { markPassage } from '../../../electron/features/policies/mark-passage.ts';
import { markedPassages } from '../../../electron/features/policies/marked-passages.ts';
import { policyStatus } from '../../../electron/features/policies/policy-status.ts';
import { suggestPassages } from '../../../electron/features/policies/suggest-passages.ts';
import { trainNext } from '../../../electron/features/policies/train.ts';
import { documentId, matterId } from '../../fakes/sample-records.ts';
import { asked, policyWorld, type PolicyWorld } from './policy-world.ts';

let world: PolicyWorld;
beforeEach(async () => {
  world = await policyWorld();
});

describe('marking passages', () => {
  const span = { page: 1, start: 0, end: 40 };

  test('says how many are still needed, and a mark is replaced or taken back', async () => {
    const policy = await createPolicy(asked, world);
    await markPassage(policy, { document: documentId(1), span, label: 'yes' }, world);
    expect((await policyStatus(policy, world.record)).needed).toEqual({ yes: 9, no: 10 });
    await markPassage(policy, { document: documentId(1), span, label: 'no' }, world);
    expect((await policyStatus(policy, world.record)).examples).toEqual({ yes: 0, no: 1, groups: 1 });
    await expect(trainNext(policy, world)).rejects.toMatchObject({
      code: 'invalid',
      subject: expect.stringContaining('not enough data yet') as string,
    });
    await markPassage(policy, { document: documentId(1), span, label: null }, world);
    expect((await policyStatus(policy, world.record)).examples).toEqual({ yes: 0, no: 0, groups: 0 });
  });

  test('shows the marks of one matter and none from behind another wall', async () => {
    const policy = await createPolicy(asked, world);
    await markPassage(policy, { document: documentId(1), span, label: 'yes' }, world);
    expect(await markedPassages(policy, matterId(), world.record)).toMatchObject([
      { label: 'yes', document: documentId(1) },
    ]);
    expect(await markedPassages(policy, matterId(2), world.record)).toEqual([]);
  });

  test('is helped by the description alone, by a judge where there is one, and refuses to guess without either', async () => {
    const policy = await createPolicy(asked, world);
    const signal = new AbortController().signal;
    const [first] = await suggestPassages(policy, matterId(), { ...world, rank: null, signal });
    expect(first).toMatchObject({ verdict: 'suggested', probability: null });
    expect(first!.evidence.quote).toContain('guarantees');
    const rank = async (_question: string, passage: string): Promise<number> => (passage.includes('Rent') ? 0.9 : 0.1);
    const [judged] = await suggestPassages(policy, matterId(), { ...world, rank, signal });
    expect(judged!.evidence.quote).toContain('Rent');
    const bare = { ...policy, describes: '' };
    await expect(suggestPassages(bare, matterId(), { ...world, rank: null, signal })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
