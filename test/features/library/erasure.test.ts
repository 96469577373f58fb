import { beforeEach, describe, expect, test } from 'vitest';
import { createCommitter } from '../../../electron/adapters/vault/create-committer.ts';
import { openSubjectSalts } from '../../../electron/adapters/vault/subject-salts.ts';
import { destroyMatter } from '../../../electron/features/library/destroy-matter.ts';
import { holdMatter } from '../../../electron/features/library/hold-matter.ts';
import { removeDocument, type RemoveNeeds } from '../../../electron/features/library/remove-document.ts';
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import { fakeClock, fakeNewId } from '../../fakes/fake-clock.ts';
import { fakeFileVault } from '../../fakes/fake-file-vault.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import { fakeVectorStore } from '../../fakes/fake-vector-store.ts';
import {
  answerId,
  documentId,
  event,
  matterId,
  sampleAnswer,
  sampleDocument,
  sampleMatter,
} from '../../fakes/sample-records.ts';

const reason = 'the client asked for it';
const [matter, document] = [matterId(), documentId()];

describe('erasure', () => {
  let ledger: FakeLedger;
  let needs: RemoveNeeds;

  beforeEach(async () => {
    ledger = fakeLedger();
    needs = {
      record: fakeRecordStore(),
      ledger,
      clock: fakeClock(),
      newId: fakeNewId(),
      actor: { user: 'u_1', role: 'reviewer', auth: 'passphrase' },
      vectors: fakeVectorStore(),
      files: fakeFileVault(),
      retentionDays: 0,
    };
    await needs.record.addMatter(sampleMatter(), event(0));
    await needs.record.putDocument(sampleDocument(), event(1));
    await needs.record.addAnswer(sampleAnswer(), event(2));
  });

  test('of a document destroys its key and those of answers that quote it, after the log says so', async () => {
    await removeDocument({ document, reason }, needs);
    expect(ledger.kinds()).toEqual(['document.erased']);
    expect(ledger.destroyed).toEqual([document, answerId()]);
    expect(await needs.record.document(document)).toBeNull();
  });

  test('does nothing when the log refuses', async () => {
    ledger.refuse();
    await expect(removeDocument({ document, reason }, needs)).rejects.toMatchObject({ code: 'log-unavailable' });
    expect(ledger.destroyed).toEqual([]);
    expect(await needs.record.document(document)).not.toBeNull();
  });

  test('is refused while the matter is held, and the refusal is logged', async () => {
    await holdMatter({ matter, held: true, reason: 'litigation' }, needs);
    await expect(removeDocument({ document, reason }, needs)).rejects.toMatchObject({ code: 'on-hold' });
    await expect(destroyMatter({ matter, reason }, withSalts(needs))).rejects.toMatchObject({ code: 'on-hold' });
    expect(ledger.kinds()).toEqual(['matter.held', 'failure', 'failure']);
    expect(ledger.events.at(-1)?.what).toMatchObject({ code: 'on-hold' });
    expect(ledger.destroyed).toEqual([]);
    await holdMatter({ matter, held: false, reason: 'settled' }, needs);
    await removeDocument({ document, reason }, needs);
    expect(ledger.destroyed).toContain(document);
  });

  test('is refused until the retention time is over, and says until when', async () => {
    const retained = { ...needs, retentionDays: 2190 };
    await expect(removeDocument({ document, reason }, retained)).rejects.toMatchObject({
      code: 'not-allowed',
      subject: `${document} kept until 2032-11-22`,
    });
    expect(ledger.kinds()).toEqual(['failure']);
  });

  test('of a matter takes everything in it, and its commitments cannot be made again', async () => {
    const salted = withSalts(needs);
    const before = salted.committer.commit(matter, 'name', 'Jane Roe');
    expect(salted.committer.commit(matter, 'name', 'Jane Roe')).toBe(before);
    await destroyMatter({ matter, reason }, salted);
    expect(ledger.kinds()).toEqual(['document.erased', 'matter.destroyed']);
    expect(ledger.destroyed).toEqual(expect.arrayContaining([document, answerId(), matter]));
    expect(await needs.record.matter(matter)).toBeNull();
    expect(salted.committer.commit(matter, 'name', 'Jane Roe')).not.toBe(before);
  });
});

function withSalts(needs: RemoveNeeds): RemoveNeeds & { committer: ReturnType<typeof createCommitter> } {
  const key = new Uint8Array(32).fill(3);
  return { ...needs, committer: createCommitter(key, openSubjectSalts(temporaryFolder(), key)) };
}
