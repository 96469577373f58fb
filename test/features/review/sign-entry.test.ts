import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openKeyVault } from '../../../electron/adapters/vault/open-key-vault.ts';
import { openUserKeys } from '../../../electron/adapters/vault/user-keys.ts';
import type { EventFacts } from '../../../electron/contract/audit.ts';
import { eventDraft } from '../../../electron/core/events/event-draft.ts';
import { withPeopleSignatures } from '../../../electron/features/audit/check-people-signatures.ts';
import { signEntry, type SignNeeds } from '../../../electron/features/review/sign-entry.ts';
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { sampleUser, userId } from '../../fakes/sample-records.ts';

const cheap = { N: 2 ** 14, r: 8, p: 1 };
const passphrase = 'correct horse battery';
const actor = { user: userId(1), role: 'reviewer', auth: 'passphrase' } as const;

describe('a signature of a person', () => {
  let ledger: FakeLedger;
  let needs: SignNeeds;
  let vault: ReturnType<typeof openKeyVault>;

  beforeEach(async () => {
    ledger = fakeLedger();
    const folder = temporaryFolder();
    vault = openKeyVault(folder, cheap);
    await vault.create(passphrase);
    const keys = openUserKeys(join(folder, 'users'), vault, cheap);
    needs = { ledger, actor, user: sampleUser({ id: userId(1) }), keys };
    await ledger.append(eventDraft('review.accepted', actor, { purpose: 'review' }));
    await ledger.append(eventDraft('review.rejected', { ...actor, user: userId(2) }, { purpose: 'review' }));
  });

  const line = async (): Promise<object | undefined> =>
    (await withPeopleSignatures(await ledger.verify(), ledger)).lines.find(({ check }) => check === 'signatures');

  test('holds for its entry, by the same key each time, and is itself an entry', async () => {
    const first = await signEntry({ entry: 0, meaning: 'author', passphrase }, needs);
    const second = await signEntry({ entry: 1, meaning: 'approver', passphrase }, needs);
    expect(second.key).toBe(first.key);
    expect(ledger.kinds().slice(2)).toEqual(['signature.applied', 'signature.applied']);
    expect(await line()).toMatchObject({ verdict: 'passed' });
  });

  test('of a periodic review covers the newest entry', async () => {
    const made = await signEntry({ entry: null, meaning: 'reviewer', passphrase }, needs);
    expect(made.entry).toBe(1);
    expect(ledger.events.at(-1)?.why.purpose).toBe('periodic-review');
  });

  test.each<[string, (block: EventFacts) => EventFacts, string]>([
    ['moved to another entry', (block) => ({ ...block, entry: 1 }), userId(1)],
    [
      'moved to another entry with its hash',
      (block) => ({ ...block, entry: 1, leaf: ledger.events[2]!.prev }),
      userId(1),
    ],
    ['given another meaning', (block) => ({ ...block, meaning: 'approver' }), userId(1)],
    ['put in the name of another person', (block) => ({ ...block, signer: userId(2) }), userId(2)],
    ['claimed by another person', (block) => block, userId(2)],
    ['with another key', (block) => ({ ...block, key: Buffer.alloc(32).toString('base64') }), userId(1)],
  ])('does not hold when %s', async (_how, change, user) => {
    await signEntry({ entry: 0, meaning: 'author', passphrase }, needs);
    const block = ledger.events.at(-1)!.what;
    await ledger.append(
      eventDraft('signature.applied', { ...actor, user }, { purpose: 'signature', what: change(block) }),
    );
    expect(await line()).toMatchObject({ verdict: 'failed', class: 'transplanted-signature', index: 3 });
  });

  test('approves nobody’s own work, and the attempt is logged', async () => {
    const trial = signEntry({ entry: 0, meaning: 'approver', passphrase }, needs);
    await expect(trial).rejects.toMatchObject({ code: 'not-allowed', subject: 'own-work' });
    expect(ledger.events.at(-1)).toMatchObject({ kind: 'signature.failed', what: { reason: 'own-work' } });
  });

  test('is locked after five wrong passphrases, each of them logged, until the vault was opened again', async () => {
    for (let n = 1; n <= 5; n++) {
      const trial = signEntry({ entry: 0, meaning: 'author', passphrase: 'wrong' }, needs);
      await expect(trial).rejects.toMatchObject({ code: 'wrong-secret' });
      expect(ledger.events.at(-1)?.what).toMatchObject({ failures: n, locked: n === 5 });
    }
    const right = { entry: 0, meaning: 'author', passphrase } as const;
    await expect(signEntry(right, needs)).rejects.toMatchObject({ code: 'not-allowed', subject: 'locked' });
    await vault.unlock(passphrase);
    await vault.clearFailedAttempts();
    expect(await signEntry(right, needs)).toMatchObject({ entry: 0 });
  });

  test('is not made when the log refuses, and not for an entry that is not there', async () => {
    await expect(signEntry({ entry: 9, meaning: 'author', passphrase }, needs)).rejects.toMatchObject({
      code: 'not-found',
    });
    ledger.refuse();
    const trial = signEntry({ entry: 0, meaning: 'author', passphrase }, needs);
    await expect(trial).rejects.toMatchObject({ code: 'log-unavailable' });
  });

  test('has a new key after the passphrase was reset', async () => {
    const folder = temporaryFolder();
    const other = openKeyVault(folder, cheap);
    const { recoveryKey } = await other.create(passphrase);
    const keys = openUserKeys(join(folder, 'users'), other, cheap);
    const before = await keys.open(userId(1), passphrase);
    await other.recover(recoveryKey, 'another passphrase');
    const after = await keys.open(userId(1), 'another passphrase');
    expect(Buffer.from(after.publicKey).equals(Buffer.from(before.publicKey))).toBe(false);
  });
});
