import { beforeEach, describe, expect, test } from 'vitest';
import { createMatter, type LibraryNeeds } from '../../../electron/features/library/create-matter.ts';
import { retryDocument } from '../../../electron/features/library/retry-document.ts';
import type { FileVault } from '../../../electron/ports/vault.ts';
import { fakeClock, fakeNewId } from '../../fakes/fake-clock.ts';
import { fakeFileVault } from '../../fakes/fake-file-vault.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import { documentId, event, sampleDocument, sampleMatter } from '../../fakes/sample-records.ts';

const document = documentId();
let ledger: FakeLedger;
let needs: LibraryNeeds & { readonly files: FileVault };

beforeEach(() => {
  ledger = fakeLedger();
  needs = {
    record: fakeRecordStore(),
    ledger,
    clock: fakeClock(),
    newId: fakeNewId(),
    actor: { user: 'u_1', role: 'reviewer', auth: 'passphrase' },
    files: fakeFileVault(),
  };
});

describe('a matter', () => {
  test('is opened after the log says so', async () => {
    const { id } = await createMatter({ name: 'Hollis', pack: 'legal' }, needs);
    expect(ledger.events.map(({ kind, what }) => [kind, what.matter])).toEqual([['matter.created', id]]);
    expect(await needs.record.matter(id)).toMatchObject({ name: 'Hollis', state: 'open' });
  });

  test('is not opened when the log refuses, nor twice under one name', async () => {
    ledger.refuse();
    await expect(createMatter({ name: 'Hollis', pack: 'legal' }, needs)).rejects.toMatchObject({
      code: 'log-unavailable',
    });
    expect(await needs.record.matters()).toEqual([]);
    await needs.record.addMatter(sampleMatter({ name: 'Hollis' }), event(0));
    await expect(createMatter({ name: ' hollis ', pack: 'legal' }, needs)).rejects.toMatchObject({
      code: 'matter-exists',
    });
  });
});

describe('a document that is read again', () => {
  beforeEach(async () => {
    await needs.record.addMatter(sampleMatter(), event(0));
    await needs.record.putDocument(sampleDocument({ status: 'ready' }), event(1));
  });

  test('goes back to the step after it was kept, after the log says so', async () => {
    await needs.files.keep(document, new Uint8Array([1]));
    expect(await retryDocument(document, needs)).toMatchObject({ status: 'kept', type: null });
    expect(ledger.events.map(({ kind, what }) => [kind, what.again])).toEqual([['document.received', true]]);
  });

  test('is not found once its file is gone, and nothing is written', async () => {
    await expect(retryDocument(document, needs)).rejects.toMatchObject({ code: 'not-found' });
    expect(ledger.events).toEqual([]);
  });
});
