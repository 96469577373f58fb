import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openKeyVault } from '../../../electron/adapters/vault/open-key-vault.ts';
import { newRecoveryKey, readRecoveryKey } from '../../../electron/adapters/vault/recovery-key.ts';
import { keyVaultContract } from '../../contracts/vault-contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Fast: the real cost is tried once below. */
const cheap = { N: 2 ** 14, r: 8, p: 1 };

keyVaultContract('the vault', () => openKeyVault(join(temporaryFolder(), 'vault'), cheap));

describe('the vault file', () => {
  test('stores the real cost of a guess beside the wrap', async () => {
    const folder = temporaryFolder();
    await openKeyVault(folder).create('passphrase');
    const file = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')) as { passphrase: object };
    expect(file.passphrase).toMatchObject({ kdf: 'scrypt', N: 131_072, r: 8, p: 1 });
    await expect(openKeyVault(folder).unlock('other')).rejects.toMatchObject({ code: 'wrong-secret' });
  });

  test('is replaced by its copy when it is missing, cut off or altered, and is made whole again', async () => {
    for (const harm of [rmSync, cutOff, flipBase64, emptied] as const) {
      const { folder, made } = await newVault();
      const whole = readFileSync(join(folder, 'vault.json'), 'utf8');
      harm(join(folder, 'vault.json'));
      expect(await openKeyVault(folder, cheap).exists()).toBe(true);
      expect(await openKeyVault(folder, cheap).unlock('passphrase1')).toEqual(made);
      expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(whole);
    }
  });

  test('is told to be damaged, not wrong, when both copies are; nothing is overwritten', async () => {
    for (const harm of [cutOff, flipBase64, emptied] as const) {
      const { folder } = await newVault();
      for (const name of ['vault.json', 'vault.json.bak']) harm(join(folder, name));
      const before = readFileSync(join(folder, 'vault.json'));
      const vault = openKeyVault(folder, cheap);
      await expect(vault.unlock('passphrase1')).rejects.toMatchObject({ code: 'vault-damaged' });
      await expect(vault.create('again')).rejects.toMatchObject({ code: 'vault-exists' });
      expect(await vault.failedAttempts()).toBe(0);
      expect(readFileSync(join(folder, 'vault.json'))).toEqual(before);
    }
  });

  test('may not ask for more memory than a vault needs, or for a cheap guess', async () => {
    for (const N of [2 ** 30, 2, 100_000]) {
      const { folder } = await newVault();
      for (const name of ['vault.json', 'vault.json.bak']) {
        const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { passphrase: { N: number } };
        file.passphrase.N = N;
        writeFileSync(join(folder, name), JSON.stringify(file));
      }
      await expect(openKeyVault(folder, cheap).unlock('passphrase1')).rejects.toMatchObject({ code: 'vault-damaged' });
    }
  });

  test('holds no passphrase, no recovery key and no key, and is its owner’s alone', async () => {
    const { folder, made, recoveryKey } = await newVault();
    const names = readdirSync(folder);
    expect(names.sort()).toEqual(['vault.json', 'vault.json.bak']);
    const text = names.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
    const secrets = Object.values(made).flatMap((key) =>
      ['hex', 'base64'].map((as) => Buffer.from(key).toString(as as 'hex')),
    );
    for (const secret of ['passphrase1', recoveryKey, recoveryKey.replaceAll('-', ''), ...secrets])
      expect(text.includes(secret)).toBe(false);
    if (process.platform !== 'win32')
      for (const name of names) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  test('opens with the same letters typed on another system', async () => {
    const vault = openKeyVault(join(temporaryFolder(), 'vault'), cheap);
    await vault.create('Zürich Ⅳ');
    await vault.unlock('Zu\u0308rich IV');
  });

  test('two vaults with one passphrase share no key', async () => {
    const [first, second] = [await newVault(), await newVault()];
    expect(first.made).not.toEqual(second.made);
    expect(first.recoveryKey).not.toBe(second.recoveryKey);
  });
});

describe('failed attempts', () => {
  test('are remembered by the next process', async () => {
    const { folder } = await newVault();
    await expect(openKeyVault(folder, cheap).unlock('wrong')).rejects.toMatchObject({ code: 'wrong-secret' });
    expect(await openKeyVault(folder, cheap).failedAttempts()).toBe(1);
  });

  test('count as one when their file was tampered with', async () => {
    const { folder } = await newVault();
    for (const text of ['', '{"failed":-3}', '{}', 'null']) {
      writeFileSync(join(folder, 'attempts.json'), text);
      expect(await openKeyVault(folder, cheap).failedAttempts()).toBe(1);
    }
  });
});

describe('the recovery key', () => {
  test('may be typed as people type', async () => {
    const { folder, recoveryKey, made } = await newVault();
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await openKeyVault(folder, cheap).recover(typed, 'next')).toEqual(made);
  });

  test('with a slip of the pen is told from the key of another vault', async () => {
    const { folder, recoveryKey } = await newVault();
    const vault = openKeyVault(folder, cheap);
    const slipped = (recoveryKey.startsWith('A') ? 'B' : 'A') + recoveryKey.slice(1);
    await expect(vault.recover(slipped, 'next')).rejects.toMatchObject({ code: 'invalid' });
    expect(await vault.failedAttempts()).toBe(0);
    await expect(vault.recover(newRecoveryKey(), 'next')).rejects.toMatchObject({ code: 'wrong-secret' });
    expect(await vault.failedAttempts()).toBe(1);
    await vault.unlock('passphrase1');
  });

  test('has 160 random bits and a checksum over all of them', () => {
    const key = newRecoveryKey();
    expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/u);
    expect(readRecoveryKey(key)).toHaveLength(32);
    expect(newRecoveryKey()).not.toBe(key);
  });
});

async function newVault(): Promise<{ folder: string; made: object; recoveryKey: string }> {
  const folder = join(temporaryFolder(), 'vault');
  const vault = openKeyVault(folder, cheap);
  const { recoveryKey, ...made } = await vault.create('passphrase1');
  await vault.clearFailedAttempts();
  expect(existsSync(join(folder, 'attempts.json'))).toBe(false);
  return { folder, made, recoveryKey };
}

function cutOff(path: string): void {
  truncateSync(path, 200);
}

function emptied(path: string): void {
  truncateSync(path, 0);
}

/** One character of a wrapped key, still good base64 and good JSON. */
function flipBase64(path: string): void {
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf('"wrapped": "') + 20;
  writeFileSync(path, text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1));
}
