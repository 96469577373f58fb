import { beforeEach, describe, expect, test } from 'vitest';
import type { SiteRegistry } from '../../../electron/contract/site-model.ts';
import { readApproval } from '../../../electron/features/models/approval-note.ts';
import { approveForOther } from '../../../electron/features/models/approve-for-others.ts';
import {
  approvalRequest,
  approveSiteModel,
  takeApproval,
} from '../../../electron/features/models/approve-site-model.ts';
import { expireModel, revokeSiteModel, rollBack } from '../../../electron/features/models/end-site-model.ts';
import { importModel } from '../../../electron/features/models/import-model.ts';
import { readRegistry } from '../../../electron/features/models/site-registry.ts';
import { stageOf } from '../../../electron/features/models/stage-of.ts';
import { testModel } from '../../../electron/features/models/test-model.ts';
import { ungoverned, usableModels } from '../../../electron/features/models/usable-models.ts';
import { fakeLanguageModel } from '../../fakes/fake-language-model.ts';
import { smallAdapter } from '../../fixtures/gguf.ts';
import { adapterCard } from '../../fixtures/site-models.ts';
import { approvalWorld, atWork, id, reason, type ApprovalWorld } from './approval-world.ts';

let world: ApprovalWorld;
beforeEach(async () => {
  world = await approvalWorld();
});

const stage = async (): Promise<string> =>
  stageOf(await world.modelNow(), await readRegistry(world.needs.record), world.needs.clock.now());

describe('the way into use', () => {
  test('is test, own approval, another person’s file; each step is in the log before it counts', async () => {
    await world.trust(world.second, 'B. Second');
    await world.runTest();
    expect(await stage()).toBe('tested');
    expect(world.inUse(await world.approve())).toBe(false);
    expect(await stage()).toBe('half-approved');
    expect(world.inUse(await takeApproval(await world.fileOf(world.second), world.needs))).toBe(true);
    expect(await stage()).toBe('live');
    expect(world.first.ledger.kinds()).toEqual([
      'model.imported',
      'settings.changed',
      'model.tested',
      'model.approved',
      'model.approved',
    ]);
    expect(world.second.ledger.kinds()).toEqual(['model.approved']);
    expect(JSON.stringify(world.first.ledger.events)).not.toContain(reason);
    expect((await world.modelNow()).acts.map(({ act, byName }) => `${act} ${byName}`)).toEqual([
      'imported A. First',
      'tested A. First',
      'approved A. First',
      'approved B. Second',
      'live A. First',
    ]);
  });

  test('is closed to the person who imported it, but for an exception that is named in the log and on the card', async () => {
    await world.runTest();
    const request = { id, reason, passphrase: 'right', acceptDifferences: false };
    await expect(approveSiteModel({ ...request, ownImport: false }, world.needs)).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringContaining('two other people must approve it: send them the request') as string,
    });
    const strict = { ...world.needs, policy: { separatedModels: { value: true, by: 'Records policy' } } } as const;
    await expect(approveSiteModel({ ...request, ownImport: true }, strict)).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringContaining('Records policy allows no exception') as string,
    });
    expect(world.first.ledger.kinds()).not.toContain('model.approved');
    await approveSiteModel({ ...request, ownImport: true }, world.needs);
    expect(world.first.ledger.events.at(-1)?.what).toMatchObject({ ownImport: true });
    expect((await world.modelNow()).acts.at(-1)).toMatchObject({ reason: `Own import, as an exception: ${reason}` });
  });

  test('may be two other people alone', async () => {
    await world.trust(world.second, 'B. Second');
    await world.trust(world.third, 'C. Third');
    await world.runTest();
    const files = [await world.fileOf(world.second), await world.fileOf(world.third)];
    expect(world.inUse(await takeApproval(files[0]!, world.needs))).toBe(false);
    expect(world.inUse(await takeApproval(files[1]!, world.needs))).toBe(true);
  });

  test('does not begin before the test, nor after one that failed, nor under another application', async () => {
    await expect(world.approve()).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringContaining('was not tested'),
    });
    await world.runTest(fakeLanguageModel({ score: () => [1, 9] }));
    expect(await stage()).toBe('test-failed');
    await expect(world.approve()).rejects.toMatchObject({ subject: expect.stringContaining('failed its test') });
    await world.runTest();
    world.needs = { ...world.needs, app: '1.0.1' };
    await expect(world.approve()).rejects.toMatchObject({ subject: expect.stringContaining('test it again') });
  });

  test('an adapter that changes nothing fails by its canary, one whose labels the model cannot tell apart by them', async () => {
    await world.runTest(fakeLanguageModel({ score: () => [9, 1] }));
    expect((await world.modelNow()).test).toMatchObject({
      passed: false,
      checks: [{ verdict: 'passed' }, { check: 'canary', verdict: 'failed' }],
    });
  });

  test('world.needs the passphrase, and a wrong one is an event', async () => {
    await world.runTest();
    await expect(world.approve('wrong')).rejects.toMatchObject({ code: 'wrong-secret' });
    expect(world.first.ledger.kinds().at(-1)).toBe('signature.failed');
    expect(await stage()).toBe('tested');
  });
});

describe('an approval file', () => {
  test('of somebody whose key does not count here is refused by name', async () => {
    await world.runTest();
    await expect(takeApproval(await world.fileOf(world.second), world.needs)).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringContaining('/person/'),
    });
  });

  test('changed by one character does not hold', async () => {
    await world.trust(world.second, 'B. Second');
    await world.runTest();
    const file = await world.fileOf(world.second);
    for (const [from, to] of [
      ['looked at it', 'looked at it well'],
      ['by B. Second', 'by C. Third'],
    ] as const)
      await expect(takeApproval(file.replace(from, to), world.needs)).rejects.toMatchObject({ code: 'invalid' });
    await expect(takeApproval('hello', world.needs)).rejects.toMatchObject({ code: 'invalid' });
    expect(readApproval(file)).toMatchObject({ byName: 'B. Second', reason: 'looked at it' });
  });

  test('for an earlier test, or for another vault, does not hold', async () => {
    await world.trust(world.second, 'B. Second');
    await world.runTest();
    const early = await world.fileOf(world.second);
    await world.runTest();
    await expect(takeApproval(early, world.needs)).rejects.toMatchObject({
      subject: expect.stringContaining('another test'),
    });
    const request = { ...(await approvalRequest(id, world.needs)), log: 'cloister.example/log/other' };
    const other = await approveForOther(
      request,
      { reason, passphrase: 'right' },
      { ...world.second.needs, keys: world.second.keys },
    );
    await expect(takeApproval(other, world.needs)).rejects.toMatchObject({
      subject: expect.stringContaining('another vault'),
    });
  });

  test('cannot be made by the vault that asks, and its own key cannot be counted as another’s', async () => {
    await world.runTest();
    await expect(world.fileOf(world.first)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(world.trust(world.first, 'A. First')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await stage()).toBe('tested');
  });
});

describe('the way out of use', () => {
  const makeLive = async (): Promise<void> => {
    await world.runTest();
    await world.approve();
    await takeApproval(await world.fileOf(world.second), world.needs);
  };

  test('revoked: out at once, and two people must look again', async () => {
    await world.trust(world.second, 'B. Second');
    await makeLive();
    expect(world.inUse(await revokeSiteModel({ id, reason: 'wrong parties' }, world.needs))).toBe(false);
    await expect(world.approve()).rejects.toMatchObject({ code: 'not-allowed' });
    await world.runTest();
    expect(await stage()).toBe('tested');
  });

  test('past its last day it is out without anybody doing anything; only a sooner day can be set', async () => {
    await world.trust(world.second, 'B. Second');
    await makeLive();
    const day = '2026-11-30T23:59:59.999Z' as never;
    const registry = await expireModel({ id, reason: 'review due', at: day }, world.needs);
    expect(world.inUse(registry)).toBe(true);
    expect(
      usableModels(world.first.needs.manifest, { ...ungoverned, registry }, '2026-12-01').some((one) => one.id === id),
    ).toBe(false);
    const later = expireModel({ id, reason: 'longer', at: '2027-01-01T00:00:00.000Z' as never }, world.needs);
    await expect(later).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('rolled back: the version before answers again, and the newer one starts anew', async () => {
    await world.trust(world.second, 'B. Second');
    await makeLive();
    const newer = smallAdapter({ b: [5, 6] });
    await importModel(
      world.first.offer('v2.gguf', newer, { ...adapterCard(newer, world.first.base), version: '2.0.0' }),
      world.first.needs,
    );
    const v2 = `${id}@2.0.0`;
    const store = { require: async () => ({ entry: {} as never, path: 'x' }), readJson: async () => null };
    const model = (await readRegistry(world.needs.record)).models.at(-1)!;
    await testModel(model, {
      ...world.first.needs,
      app: '1.0.0',
      model: atWork,
      store,
      golden: async () => null,
      signal: new AbortController().signal,
    });
    await approveSiteModel(
      { id: v2, reason, passphrase: 'right', acceptDifferences: false, ownImport: true },
      world.needs,
    );
    const request = await approvalRequest(v2, world.needs);
    const note = await approveForOther(
      request,
      { reason, passphrase: 'right' },
      { ...world.second.needs, keys: world.second.keys },
    );
    const live = (registry: SiteRegistry): string[] =>
      usableModels(world.first.needs.manifest, { ...ungoverned, registry }, world.needs.clock.now()).flatMap((one) =>
        one.id === id ? [one.version] : [],
      );
    expect(live(await takeApproval(note, world.needs))).toEqual(['2.0.0']);
    expect(await stage()).toBe('replaced');
    expect(live(await rollBack({ id, reason: 'worse on leases' }, world.needs))).toEqual(['1.0.0']);
    const after = (await readRegistry(world.needs.record)).models.at(-1)!;
    expect([after.approvals, after.test]).toEqual([[], null]);
    expect(live(await rollBack({ id, reason: 'worse too' }, world.needs))).toEqual([]);
    await expect(rollBack({ id, reason: 'once more' }, world.needs)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
