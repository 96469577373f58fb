import { beforeEach, describe, expect, test } from 'vitest';
import {
  approveModel,
  readRevocations,
  revokeModel,
  type GovernNeeds,
} from '../../../electron/features/models/govern-models.ts';
import { governedStore } from '../../../electron/features/models/governed-store.ts';
import { ungoverned, type Governing } from '../../../electron/features/models/usable-models.ts';
import { put, storeFor } from '../../adapters/model-store/store-for.ts';
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import { fakeClock } from '../../fakes/fake-clock.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import { sampleUser } from '../../fakes/sample-records.ts';
import { modelEntry } from '../../fixtures/model-entry.ts';

const base = modelEntry('some-base', Buffer.from('base'));
const adapter = {
  ...modelEntry('some-adapter', Buffer.from('adapter')),
  role: 'adapter' as const,
  base: { id: base.id, sha256: base.sha256 },
};
const head = modelEntry('some-head', Buffer.from('{"labels":[]}'));
let ledger: FakeLedger;
let needs: GovernNeeds;

beforeEach(() => {
  ledger = fakeLedger();
  needs = {
    manifest: { version: 1, models: [base, adapter, head] },
    record: fakeRecordStore(),
    ledger,
    clock: fakeClock(),
    actor: { user: 'u', role: 'reviewer', auth: 'passphrase' },
    user: sampleUser({ name: 'A. Reviewer' }),
  };
});

describe('taking a model out of use', () => {
  test('is remembered with who, when and why, after the log has it; the reason is not in the log itself', async () => {
    const list = await revokeModel({ id: 'some-head', reason: 'Smith v Jones went wrong' }, needs);
    expect(list).toMatchObject([{ model: 'some-head', sha256: head.sha256, byName: 'A. Reviewer' }]);
    expect(await readRevocations(needs.record)).toEqual(list);
    expect(ledger.kinds()).toEqual(['model.revoked']);
    const { events } = await ledger.search({} as never);
    expect(JSON.stringify(events)).not.toContain('Smith');
  });

  test('and back into use leaves nothing revoked and both acts in the log', async () => {
    await revokeModel({ id: 'some-head', reason: 'wrong' }, needs);
    expect(await approveModel({ id: 'some-head', reason: 'measured again' }, needs)).toEqual([]);
    expect(ledger.kinds()).toEqual(['model.revoked', 'model.approved']);
  });

  test('twice, back without having been out, and of an unknown model are refused and not logged', async () => {
    await revokeModel({ id: 'some-head', reason: 'wrong' }, needs);
    await expect(revokeModel({ id: 'some-head', reason: 'wrong' }, needs)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(approveModel({ id: 'some-base', reason: 'x' }, needs)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(revokeModel({ id: 'nobody', reason: 'x' }, needs)).rejects.toMatchObject({ code: 'not-found' });
    expect(ledger.kinds()).toEqual(['model.revoked']);
  });

  test('does not happen when the log refuses', async () => {
    ledger.refuse();
    await expect(revokeModel({ id: 'some-head', reason: 'x' }, needs)).rejects.toMatchObject({
      code: 'log-unavailable',
    });
    expect(await readRevocations(needs.record)).toEqual([]);
  });

  test('a list that cannot be read is damage and never "none"', async () => {
    const record = { ...needs.record, setting: async () => [{ model: 'half' }] };
    await expect(readRevocations(record)).rejects.toMatchObject({ code: 'vault-damaged' });
  });
});

const noFiles = {
  require: () => Promise.reject(new Error('no file of the site')),
  readJson: () => Promise.reject(new Error('no file of the site')),
};
const govern = (store: ReturnType<typeof governedStore>, revocations: Governing['revocations']): void => {
  store.govern({ ...ungoverned, revocations });
};

describe('the store without what was revoked', () => {
  const open = async (): Promise<ReturnType<typeof governedStore>> => {
    const folder = temporaryFolder();
    put(folder, base.file, Buffer.from('base'));
    put(folder, adapter.file, Buffer.from('adapter'));
    put(folder, head.file, Buffer.from('{"labels":[]}'));
    return governedStore(await storeFor(folder, [base, adapter, head]), noFiles, fakeClock());
  };

  test('no longer lists or hands out a revoked file, and others stay as they are', async () => {
    const store = await open();
    expect(store.manifest.models).toHaveLength(3);
    govern(store, await revokeModel({ id: 'some-head', reason: 'wrong' }, needs));
    expect(store.manifest.models.map(({ id }) => id)).toEqual(['some-base', 'some-adapter']);
    await expect(store.readJson('some-head')).rejects.toMatchObject({
      code: 'no-approved-model',
      subject: 'some-head',
    });
    expect(await store.require('some-base')).toMatchObject({ entry: { id: 'some-base' } });
    expect(await store.list()).toHaveLength(3);
    store.govern(ungoverned);
    expect(await store.readJson('some-head')).toEqual({ labels: [] });
  });

  test('an adapter goes with its base', async () => {
    const store = await open();
    govern(store, await revokeModel({ id: 'some-base', reason: 'wrong' }, needs));
    expect(store.manifest.models.map(({ id }) => id)).toEqual(['some-head']);
    await expect(store.require('some-adapter')).rejects.toMatchObject({ code: 'no-approved-model' });
  });
});
