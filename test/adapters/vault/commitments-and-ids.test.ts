import { describe, expect, test } from 'vitest';
import { createCommitter } from '../../../electron/adapters/vault/create-committer.ts';
import { deriveKey } from '../../../electron/adapters/vault/derive-keys.ts';
import { freeDiskBytes } from '../../../electron/adapters/vault/free-disk-bytes.ts';
import { newId } from '../../../electron/adapters/vault/new-id.ts';
import { systemClock } from '../../../electron/adapters/vault/system-clock.ts';
import { Commitment, DocumentId, UtcTime } from '../../../electron/contract/ids.ts';
import { matterId } from '../../fakes/sample-records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('a commitment', () => {
  const { commit } = createCommitter(new Uint8Array(32).fill(1));

  test('is the same for the same value in the same matter, as text or bytes', () => {
    expect(commit(matterId(), 'file', 'ü')).toBe(commit(matterId(), 'file', new TextEncoder().encode('ü')));
    expect(Commitment.safeParse(commit(matterId(), 'file', 'x')).success).toBe(true);
  });

  test('differs by matter, type, value and vault, and type and value cannot run together', () => {
    const other = createCommitter(new Uint8Array(32).fill(2)).commit;
    const all = [
      commit(matterId(1), 'file', 'x'),
      commit(matterId(2), 'file', 'x'),
      commit('vault', 'file', 'x'),
      commit(matterId(1), 'value', 'x'),
      commit(matterId(1), 'file', 'y'),
      commit(matterId(1), 'fil', 'ex'),
      commit(matterId(1), 'filex', ''),
      other(matterId(1), 'file', 'x'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('stays what it is from version to version', () => {
    expect(commit(matterId(1), 'file', 'x')).toMatchInlineSnapshot(
      `"bf9df1ca1c585ee47ce122605b6cd5941a47ac89935e8f04881328fd8ea3005d"`,
    );
    expect(Buffer.from(deriveKey(new Uint8Array(32), 'record')).toString('hex')).toMatchInlineSnapshot(
      `"96e7f673ccb3f7c174399f4cb5936c385d32a825ffe1dd4960c88757ac83e42d"`,
    );
  });
});

describe('identifiers', () => {
  test('are of the contract’s form, random, and hold 100 bits', () => {
    const ids = Array.from({ length: 1000 }, () => newId('d'));
    expect(ids.every((id) => DocumentId.safeParse(id).success && id.length === 22)).toBe(true);
    expect(new Set(ids).size).toBe(1000);
    expect(new Set(ids.join('')).size).toBe(32 + 2); // every digit of the alphabet, d and _
  });
});

describe('the machine', () => {
  test('tells time in UTC and never goes back', () => {
    const clock = systemClock();
    expect(UtcTime.safeParse(clock.now()).success).toBe(true);
    const [first, second] = [clock.monotonic(), clock.monotonic()];
    expect(second).toBeGreaterThanOrEqual(first);
  });

  test('tells how much room is left, and that a folder is missing', async () => {
    const folder = temporaryFolder();
    expect(await freeDiskBytes(folder)()).toBeGreaterThan(0);
    await expect(freeDiskBytes(`${folder}/none`)()).rejects.toMatchObject({ code: 'not-found' });
  });
});
