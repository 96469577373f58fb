import { beforeEach, describe, expect, test } from 'vitest';
import type { SiteModel, SiteRegistry } from '../../../electron/contract/site-model.ts';
import { readApproval } from '../../../electron/features/models/approval-note.ts';
import {
  approveForOther,
  ownApproverKey,
  parseRequest,
  trustApprover,
} from '../../../electron/features/models/approve-for-others.ts';
import {
  approvalRequest,
  approveSiteModel,
  takeApproval,
  type ApproveNeeds,
} from '../../../electron/features/models/approve-site-model.ts';
import { expireModel, revokeSiteModel, rollBack } from '../../../electron/features/models/end-site-model.ts';
import { importModel } from '../../../electron/features/models/import-model.ts';
import { readRegistry } from '../../../electron/features/models/site-registry.ts';
import { stageOf } from '../../../electron/features/models/stage-of.ts';
import { testModel } from '../../../electron/features/models/test-model.ts';
import { ungoverned, usableModels } from '../../../electron/features/models/usable-models.ts';
import { fakeLanguageModel } from '../../fakes/fake-language-model.ts';
import { smallAdapter } from '../../fixtures/gguf.ts';
import { adapterCard, siteWorld, type SiteWorld } from '../../fixtures/site-models.ts';

const id = 'site.clause-adapter';
const reason = 'measured on our leases';
let [first, second, third]: SiteWorld[] = [];
let needs: ApproveNeeds;

/** A language model on which the adapter is at work: with it, the first label wins. */
const atWork = fakeLanguageModel({ score: ({ adapters }) => (adapters.length > 0 ? [9, 1] : [1, 1]) });

beforeEach(async () => {
  [first, second, third] = ['A. First', 'B. Second', 'C. Third'].map((name) => siteWorld(name));
  needs = { ...first!.needs, keys: first!.keys, app: '1.0.0', goldenDigest: async () => null };
  const bytes = smallAdapter();
  await importModel(first!.offer('ours.gguf', bytes, adapterCard(bytes, first!.base)), first!.needs);
});

const modelNow = async (): Promise<SiteModel> => (await readRegistry(needs.record)).models[0]!;
const stage = async (): Promise<string> =>
  stageOf(await modelNow(), await readRegistry(needs.record), needs.clock.now());
const inUse = (registry: SiteRegistry): boolean =>
  usableModels(first!.needs.manifest, { ...ungoverned, registry }, needs.clock.now()).some((one) => one.id === id);

async function runTest(model = atWork): Promise<SiteRegistry> {
  const store = { require: async () => ({ entry: (await modelNow()).entry, path: 'x' }), readJson: async () => null };
  const { signal } = new AbortController();
  return testModel(await modelNow(), { ...first!.needs, app: '1.0.0', model, store, golden: async () => null, signal });
}

const approve = (passphrase = 'right'): Promise<SiteRegistry> =>
  approveSiteModel({ id, reason, passphrase, acceptDifferences: false }, needs);

/** The other person's approval of what stands there now, as a file. */
async function fileOf(world: SiteWorld): Promise<string> {
  const request = parseRequest(JSON.stringify(await approvalRequest(id, needs)));
  return approveForOther(
    request,
    { reason: 'looked at it', passphrase: 'right' },
    { ...world.needs, keys: world.keys },
  );
}

async function trust(world: SiteWorld, name: string): Promise<void> {
  const key = await ownApproverKey('right', { ...world.needs, keys: world.keys });
  await trustApprover({ key, name, counts: true }, needs);
}

describe('the way into use', () => {
  test('is test, own approval, another person’s file; each step is in the log before it counts', async () => {
    await trust(second!, 'B. Second');
    await runTest();
    expect(await stage()).toBe('tested');
    expect(inUse(await approve())).toBe(false);
    expect(await stage()).toBe('half-approved');
    expect(inUse(await takeApproval(await fileOf(second!), needs))).toBe(true);
    expect(await stage()).toBe('live');
    expect(first!.ledger.kinds()).toEqual([
      'model.imported',
      'settings.changed',
      'model.tested',
      'model.approved',
      'model.approved',
    ]);
    expect(second!.ledger.kinds()).toEqual(['model.approved']);
    expect(JSON.stringify(first!.ledger.events)).not.toContain(reason);
    expect((await modelNow()).acts.map(({ act, byName }) => `${act} ${byName}`)).toEqual([
      'imported A. First',
      'tested A. First',
      'approved A. First',
      'approved B. Second',
      'live A. First',
    ]);
  });

  test('may be two other people alone', async () => {
    await trust(second!, 'B. Second');
    await trust(third!, 'C. Third');
    await runTest();
    const files = [await fileOf(second!), await fileOf(third!)];
    expect(inUse(await takeApproval(files[0]!, needs))).toBe(false);
    expect(inUse(await takeApproval(files[1]!, needs))).toBe(true);
  });

  test('does not begin before the test, nor after one that failed, nor under another application', async () => {
    await expect(approve()).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringContaining('was not tested'),
    });
    await runTest(fakeLanguageModel({ score: () => [1, 9] }));
    expect(await stage()).toBe('test-failed');
    await expect(approve()).rejects.toMatchObject({ subject: expect.stringContaining('failed its test') });
    await runTest();
    needs = { ...needs, app: '1.0.1' };
    await expect(approve()).rejects.toMatchObject({ subject: expect.stringContaining('test it again') });
  });

  test('an adapter that changes nothing fails by its canary, one whose labels the model cannot tell apart by them', async () => {
    await runTest(fakeLanguageModel({ score: () => [9, 1] }));
    expect((await modelNow()).test).toMatchObject({
      passed: false,
      checks: [{ verdict: 'passed' }, { check: 'canary', verdict: 'failed' }],
    });
  });

  test('needs the passphrase, and a wrong one is an event', async () => {
    await runTest();
    await expect(approve('wrong')).rejects.toMatchObject({ code: 'wrong-secret' });
    expect(first!.ledger.kinds().at(-1)).toBe('signature.failed');
    expect(await stage()).toBe('tested');
  });
});

describe('an approval file', () => {
  test('of somebody whose key does not count here is refused by name', async () => {
    await runTest();
    await expect(takeApproval(await fileOf(second!), needs)).rejects.toMatchObject({
      code: 'not-allowed',
      subject: expect.stringContaining('/person/'),
    });
  });

  test('changed by one character does not hold', async () => {
    await trust(second!, 'B. Second');
    await runTest();
    const file = await fileOf(second!);
    for (const [from, to] of [
      ['looked at it', 'looked at it well'],
      ['by B. Second', 'by C. Third'],
    ] as const)
      await expect(takeApproval(file.replace(from, to), needs)).rejects.toMatchObject({ code: 'invalid' });
    await expect(takeApproval('hello', needs)).rejects.toMatchObject({ code: 'invalid' });
    expect(readApproval(file)).toMatchObject({ byName: 'B. Second', reason: 'looked at it' });
  });

  test('for an earlier test, or for another vault, does not hold', async () => {
    await trust(second!, 'B. Second');
    await runTest();
    const early = await fileOf(second!);
    await runTest();
    await expect(takeApproval(early, needs)).rejects.toMatchObject({
      subject: expect.stringContaining('another test'),
    });
    const request = { ...(await approvalRequest(id, needs)), log: 'cloister.example/log/other' };
    const other = await approveForOther(
      request,
      { reason, passphrase: 'right' },
      { ...second!.needs, keys: second!.keys },
    );
    await expect(takeApproval(other, needs)).rejects.toMatchObject({
      subject: expect.stringContaining('another vault'),
    });
  });

  test('cannot be made by the vault that asks, and its own key cannot be counted as another’s', async () => {
    await runTest();
    await expect(fileOf(first!)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(trust(first!, 'A. First')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await stage()).toBe('tested');
  });
});

describe('the way out of use', () => {
  const makeLive = async (): Promise<void> => {
    await runTest();
    await approve();
    await takeApproval(await fileOf(second!), needs);
  };

  test('revoked: out at once, and two people must look again', async () => {
    await trust(second!, 'B. Second');
    await makeLive();
    expect(inUse(await revokeSiteModel({ id, reason: 'wrong parties' }, needs))).toBe(false);
    await expect(approve()).rejects.toMatchObject({ code: 'not-allowed' });
    await runTest();
    expect(await stage()).toBe('tested');
  });

  test('past its last day it is out without anybody doing anything; only a sooner day can be set', async () => {
    await trust(second!, 'B. Second');
    await makeLive();
    const day = '2026-11-30T23:59:59.999Z' as never;
    const registry = await expireModel({ id, reason: 'review due', at: day }, needs);
    expect(inUse(registry)).toBe(true);
    expect(
      usableModels(first!.needs.manifest, { ...ungoverned, registry }, '2026-12-01').some((one) => one.id === id),
    ).toBe(false);
    const later = expireModel({ id, reason: 'longer', at: '2027-01-01T00:00:00.000Z' as never }, needs);
    await expect(later).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('rolled back: the version before answers again, and the newer one starts anew', async () => {
    await trust(second!, 'B. Second');
    await makeLive();
    const newer = smallAdapter({ b: [5, 6] });
    await importModel(
      first!.offer('v2.gguf', newer, { ...adapterCard(newer, first!.base), version: '2.0.0' }),
      first!.needs,
    );
    const v2 = `${id}@2.0.0`;
    const store = { require: async () => ({ entry: {} as never, path: 'x' }), readJson: async () => null };
    const model = (await readRegistry(needs.record)).models.at(-1)!;
    await testModel(model, {
      ...first!.needs,
      app: '1.0.0',
      model: atWork,
      store,
      golden: async () => null,
      signal: new AbortController().signal,
    });
    await approveSiteModel({ id: v2, reason, passphrase: 'right', acceptDifferences: false }, needs);
    const request = await approvalRequest(v2, needs);
    const note = await approveForOther(
      request,
      { reason, passphrase: 'right' },
      { ...second!.needs, keys: second!.keys },
    );
    const live = (registry: SiteRegistry): string[] =>
      usableModels(first!.needs.manifest, { ...ungoverned, registry }, needs.clock.now()).flatMap((one) =>
        one.id === id ? [one.version] : [],
      );
    expect(live(await takeApproval(note, needs))).toEqual(['2.0.0']);
    expect(await stage()).toBe('replaced');
    expect(live(await rollBack({ id, reason: 'worse on leases' }, needs))).toEqual(['1.0.0']);
    const after = (await readRegistry(needs.record)).models.at(-1)!;
    expect([after.approvals, after.test]).toEqual([[], null]);
    expect(live(await rollBack({ id, reason: 'worse too' }, needs))).toEqual([]);
    await expect(rollBack({ id, reason: 'once more' }, needs)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
