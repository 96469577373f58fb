/** A key vault without key stretching: one passphrase, fixed keys. */
import { CloisterError } from '../../electron/contract/failure.ts';
import type { KeyVault, VaultKeys } from '../../electron/ports/vault.ts';

export const fakeRecoveryKey = 'RECV-0000-0000-0000-0000-0000-0000-0000-0000';

/** `passphrase` is that of an existing vault; null starts without one. */
export function fakeKeyVault(passphrase: string | null = null): KeyVault {
  let secret = passphrase;
  let failures = 0;
  return {
    exists: async () => secret !== null,
    create: async (chosen) => {
      if (secret !== null) throw new CloisterError('vault-exists');
      secret = chosen;
      return { ...keys(), recoveryKey: fakeRecoveryKey };
    },
    unlock: async (given) => {
      if (secret === null) throw new CloisterError('vault-missing');
      if (given === secret) return keys();
      failures += 1;
      throw new CloisterError('wrong-secret');
    },
    recover: async (recoveryKey, chosen) => {
      if (secret === null) throw new CloisterError('vault-missing');
      if (recoveryKey !== fakeRecoveryKey) {
        failures += 1;
        throw new CloisterError('wrong-secret');
      }
      secret = chosen;
      return keys();
    },
    failedAttempts: async () => failures,
    clearFailedAttempts: async () => {
      failures = 0;
    },
  };
}

function keys(): VaultKeys {
  return {
    record: key(1),
    files: key(2),
    commitments: key(3),
    ledgerSeed: key(4),
    sidecar: key(5),
  };
}

function key(fill: number): Uint8Array {
  return new Uint8Array(32).fill(fill);
}
