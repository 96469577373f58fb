/** The key vault: a random master key on disk, wrapped by a passphrase and by a recovery key. Runs where the engine's keys are unwrapped. */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { CloisterError } from '../../contract/failure.ts';
import type { KeyVault, NewVaultKeys, VaultKeys } from '../../ports/vault.ts';
import { addAttempt, clearAttempts, countAttempts } from './count-attempts.ts';
import { deriveKeys } from './derive-keys.ts';
import { fileFailure } from './file-failure.ts';
import { newRecoveryKey, readRecoveryKey } from './recovery-key.ts';
import { hasWraps, loadWraps, saveWraps } from './vault-file.ts';
import {
  scryptCost,
  unwrapWithPassphrase,
  unwrapWithRecoveryKey,
  wrapWithPassphrase,
  wrapWithRecoveryKey,
  type ScryptCost,
} from './wrap-key.ts';

/** Files live directly in `folder`, which is made when missing. `cost` is lowered by tests alone; it is stored with the wrap. */
export function openKeyVault(folder: string, cost: ScryptCost = scryptCost): KeyVault {
  return {
    exists: () => guarded(() => hasWraps(folder)),
    create: (passphrase) => guarded(() => create(folder, passphrase, cost)),
    unlock: (passphrase) => guarded(() => unlock(folder, passphrase)),
    recover: (recoveryKey, passphrase) => guarded(() => recover(folder, recoveryKey, passphrase, cost)),
    failedAttempts: () => guarded(() => countAttempts(folder)),
    clearFailedAttempts: () => guarded(() => clearAttempts(folder)),
  };
}

async function create(folder: string, passphrase: string, cost: ScryptCost): Promise<NewVaultKeys> {
  if (await hasWraps(folder)) throw new CloisterError('vault-exists');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const master = randomBytes(32);
  const recoveryKey = newRecoveryKey();
  await saveWraps(folder, {
    version: 1,
    passphrase: await wrapWithPassphrase(master, passphrase, cost),
    recovery: wrapWithRecoveryKey(master, readRecoveryKey(recoveryKey)),
  });
  return { ...keysOf(master), recoveryKey };
}

async function unlock(folder: string, passphrase: string): Promise<VaultKeys> {
  const wraps = await loadWraps(folder);
  const master = await unwrapWithPassphrase(wraps.passphrase, passphrase);
  return master === null ? refuse(folder) : keysOf(master);
}

/** The new passphrase replaces the old one; the recovery key stays what it is. */
async function recover(folder: string, typed: string, passphrase: string, cost: ScryptCost): Promise<VaultKeys> {
  const wraps = await loadWraps(folder);
  const master = unwrapWithRecoveryKey(wraps.recovery, readRecoveryKey(typed));
  if (master === null) return refuse(folder);
  await saveWraps(folder, { ...wraps, passphrase: await wrapWithPassphrase(master, passphrase, cost) });
  return keysOf(master);
}

async function refuse(folder: string): Promise<never> {
  await addAttempt(folder);
  throw new CloisterError('wrong-secret');
}

/** Derives the purpose keys and wipes the master key, which nobody needs again until the next unlock. */
function keysOf(master: Buffer): VaultKeys {
  const keys = deriveKeys(master);
  master.fill(0);
  return keys;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileFailure(error, 'vault');
  }
}
