/** Signing keys of people, each in a file of its own, wrapped by the passphrase and by nothing else. */
import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { UserId } from '../../contract/ids.ts';
import type { UserKeys, UserSigner } from '../../ports/user-keys.ts';
import type { KeyVault } from '../../ports/vault.ts';
import { fileFailure, isMissing } from './file-failure.ts';
import { PassphraseWrap, scryptCost, unwrapWithPassphrase, wrapWithPassphrase, type ScryptCost } from './wrap-key.ts';
import { writeDurably } from './write-durably.ts';

const UserKeyFile = z.strictObject({ version: z.literal(1), wrap: PassphraseWrap });

/** What stands before the seed in a PKCS #8 Ed25519 key (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Keys in `folder`. The vault says whether a passphrase is right, and counts when it is not. */
export function openUserKeys(folder: string, vault: KeyVault, cost: ScryptCost = scryptCost): UserKeys {
  return {
    failures: vault.failedAttempts,
    open: async (user, passphrase) => {
      await vault.unlock(passphrase);
      await vault.clearFailedAttempts();
      return signerOf((await readSeed(folder, user, passphrase)) ?? (await makeSeed(folder, user, passphrase, cost)));
    },
  };
}

/** Null when there is no key yet, or when it was wrapped by an earlier passphrase: then nobody can open it. */
async function readSeed(folder: string, user: UserId, passphrase: string): Promise<Uint8Array | null> {
  try {
    const { wrap } = UserKeyFile.parse(JSON.parse(await readFile(join(folder, `${user}.json`), 'utf8')));
    return await unwrapWithPassphrase(wrap, passphrase);
  } catch (error) {
    if (isMissing(error)) return null;
    throw fileFailure(error, 'signing key');
  }
}

async function makeSeed(folder: string, user: UserId, passphrase: string, cost: ScryptCost): Promise<Uint8Array> {
  const seed = randomBytes(32);
  const text = JSON.stringify({ version: 1, wrap: await wrapWithPassphrase(seed, passphrase, cost) });
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeDurably(join(folder, `${user}.json`), (file) => file.writeFile(text));
    return seed;
  } catch (error) {
    throw fileFailure(error, 'signing key');
  }
}

function signerOf(seed: Uint8Array): UserSigner {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { publicKey, sign: (message) => sign(null, message, key) };
}
