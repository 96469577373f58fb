import type { UserId } from '../contract/ids.ts';

export interface UserSigner {
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** Signing keys of people. A key opens by the passphrase alone: an open vault does not sign. */
export interface UserKeys {
  /** Opens the key of a person for one act; makes one at first use, and a new one after the passphrase was reset.
   *  Fails with `wrong-secret`, which is counted. */
  readonly open: (user: UserId, passphrase: string) => Promise<UserSigner>;
  /** Wrong passphrases since the last right one. */
  readonly failures: () => Promise<number>;
}
