/** What every key vault and every file vault must do. Run on the fakes and on the real ones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileVault, KeyVault } from '../../electron/ports/vault.ts';
import { documentId } from '../fakes/sample-records.ts';

/** `open` gives a fresh vault that does not exist yet. */
export function keyVaultContract(name: string, open: () => KeyVault): void {
  describe(`${name} of keys`, () => {
    test('gives the same five different keys at every unlock', async () => {
      const vault = open();
      expect(await vault.exists()).toBe(false);
      const { recoveryKey, ...made } = await vault.create('correct horse');
      expect(recoveryKey.length).toBeGreaterThan(30);
      expect(await vault.exists()).toBe(true);
      expect(await vault.unlock('correct horse')).toEqual(made);
      const keys = Object.values(made).map((key) => Buffer.from(key).toString('hex'));
      expect(keys.every((key) => key.length === 64)).toBe(true);
      expect(new Set(keys).size).toBe(5);
    });

    test('refuses to be made twice, or opened before it was made', async () => {
      const vault = open();
      await expect(vault.unlock('x')).rejects.toMatchObject({ code: 'vault-missing' });
      await expect(vault.recover('x', 'y')).rejects.toMatchObject({
        code: expect.stringMatching(/vault-missing|invalid/u),
      });
      await vault.create('first');
      await expect(vault.create('second')).rejects.toMatchObject({ code: 'vault-exists' });
      await vault.unlock('first');
    });

    test('counts wrong passphrases until told to forget them', async () => {
      const vault = open();
      await vault.create('right');
      expect(await vault.failedAttempts()).toBe(0);
      for (const wrong of ['wrong', 'right ', 'RIGHT'])
        await expect(vault.unlock(wrong)).rejects.toMatchObject({ code: 'wrong-secret' });
      await vault.unlock('right');
      expect(await vault.failedAttempts()).toBe(3);
      await vault.clearFailedAttempts();
      expect(await vault.failedAttempts()).toBe(0);
    });

    test('takes a new passphrase by its recovery key and keeps its keys', async () => {
      const vault = open();
      const { recoveryKey, ...made } = await vault.create('forgotten');
      expect(await vault.recover(recoveryKey, 'new one')).toEqual(made);
      expect(await vault.unlock('new one')).toEqual(made);
      await expect(vault.unlock('forgotten')).rejects.toMatchObject({ code: 'wrong-secret' });
    });
  });
}

/** `open` gives an empty vault; `freeBytes` is what its disk says. */
export function fileVaultContract(name: string, open: (freeBytes: () => number) => Promise<FileVault>): void {
  const roomy = (): number => Number.MAX_SAFE_INTEGER;
  describe(`${name} of files`, () => {
    test('gives back what was kept, whole or in part', async () => {
      const vault = await open(roomy);
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ maxLength: 3000 }),
          fc.nat({ max: 70 }),
          fc.nat(300_000),
          fc.nat(200_000),
          async (seed, repeats, offset, length) => {
            const bytes = Buffer.concat(Array.from({ length: repeats }, () => seed));
            await vault.keep(documentId(), bytes);
            expect(Buffer.from(await vault.read(documentId())).equals(bytes)).toBe(true);
            const part = await vault.readRange(documentId(), offset, length);
            expect(part.total).toBe(bytes.length);
            expect(Buffer.from(part.bytes).equals(bytes.subarray(offset, offset + length))).toBe(true);
          },
        ),
        { numRuns: 60 },
      );
    });

    test('knows what it has, and names what it has not', async () => {
      const vault = await open(roomy);
      expect(await vault.has(documentId())).toBe(false);
      const missing = { code: 'not-found', subject: documentId() };
      await expect(vault.read(documentId())).rejects.toMatchObject(missing);
      await expect(vault.readRange(documentId(), 0, 1)).rejects.toMatchObject(missing);
      await vault.keep(documentId(), new Uint8Array(0));
      expect(await vault.has(documentId())).toBe(true);
      expect(await vault.read(documentId())).toHaveLength(0);
    });

    test('refuses a range that is none', async () => {
      const vault = await open(roomy);
      await vault.keep(documentId(), new Uint8Array(10));
      for (const [offset, length] of [
        [-1, 1],
        [0, -1],
        [0.5, 1],
        [0, Number.NaN],
      ] as const)
        await expect(vault.readRange(documentId(), offset, length)).rejects.toMatchObject({ code: 'invalid' });
    });

    test('erases one document and no other, and may be asked twice', async () => {
      const vault = await open(roomy);
      await vault.keep(documentId(1), Uint8Array.of(1));
      await vault.keep(documentId(2), Uint8Array.of(2));
      await vault.erase(documentId(1));
      await vault.erase(documentId(1));
      expect(await vault.has(documentId(1))).toBe(false);
      expect(await vault.read(documentId(2))).toEqual(Uint8Array.of(2));
    });

    test('keeps nothing when the disk is nearly full', async () => {
      const vault = await open(() => 10);
      await expect(vault.keep(documentId(), new Uint8Array(100))).rejects.toMatchObject({ code: 'disk-low' });
      expect(await vault.has(documentId())).toBe(false);
    });
  });
}
