/** From the one master key to one key per purpose. */
import { hkdfSync } from 'node:crypto';
import type { VaultKeys } from '../../ports/vault.ts';

/** HKDF-SHA-256 (RFC 5869) with the purpose as info. Changing a name here loses every vault: they are part of the format. */
export function deriveKeys(master: Uint8Array): VaultKeys {
  return {
    record: deriveKey(master, 'record'),
    files: deriveKey(master, 'files'),
    commitments: deriveKey(master, 'commitments'),
    ledgerSeed: deriveKey(master, 'ledger-seed'),
    sidecar: deriveKey(master, 'sidecar'),
  };
}

/** 32 bytes for one purpose; nothing about `key` or another purpose follows from it. */
export function deriveKey(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), `cloister v1 ${purpose}`, 32));
}
