import type { Commitment, DocumentId, MatterId } from '../contract/ids.ts';

/** One derived key per purpose; none is the master key. 32 bytes each. */
export interface VaultKeys {
  readonly record: Uint8Array;
  readonly files: Uint8Array;
  readonly commitments: Uint8Array;
  readonly ledgerSeed: Uint8Array;
  readonly sidecar: Uint8Array;
}

/** What making a vault returns: its keys, and the recovery key that a person writes down. It is shown once and stored nowhere. */
export interface NewVaultKeys extends VaultKeys {
  readonly recoveryKey: string;
}

/** The wrapped master key in the vault folder. Fails with `wrong-secret`, `vault-missing`, `vault-exists`, `vault-damaged`. */
export interface KeyVault {
  readonly exists: () => Promise<boolean>;
  readonly create: (passphrase: string) => Promise<NewVaultKeys>;
  /** Counts failures; the count since the last success is told by `failedAttempts` so that it can be logged. */
  readonly unlock: (passphrase: string) => Promise<VaultKeys>;
  /** Sets a new passphrase by the recovery key. A mistyped key is `invalid`, another vault's is `wrong-secret` and counts. */
  readonly recover: (recoveryKey: string, passphrase: string) => Promise<VaultKeys>;
  readonly failedAttempts: () => Promise<number>;
  readonly clearFailedAttempts: () => Promise<void>;
}

/** Encrypted originals: chunked AES-256-GCM files under random names. */
export interface FileVault {
  /** Streams bytes in; resolves when they are durable. Fails with `disk-low`. */
  readonly keep: (document: DocumentId, bytes: Uint8Array) => Promise<void>;
  readonly read: (document: DocumentId) => Promise<Uint8Array>;
  readonly readRange: (
    document: DocumentId,
    offset: number,
    length: number,
  ) => Promise<{ bytes: Uint8Array; total: number }>;
  readonly has: (document: DocumentId) => Promise<boolean>;
  /** Destroys the file's key, then the file. */
  readonly erase: (document: DocumentId) => Promise<void>;
}

/** HMAC-SHA-256 under a key of the subject (a matter): finds equal values inside it, means nothing outside. */
export interface Committer {
  readonly commit: (subject: MatterId | 'vault', type: string, value: Uint8Array | string) => Commitment;
  /** Destroys what the commitments of a matter were made with: nobody can recompute or compare them any more. */
  readonly forget: (subject: MatterId) => Promise<void>;
}
