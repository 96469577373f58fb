/** Signs the log's checkpoints. Runs in the ledger process only; the seed never leaves it. */
import { createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import { CloisterError } from '../../contract/failure.ts';

export interface Signer {
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes over `message`; the same bytes for the same message, always (RFC 8032). */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** What stands before the seed in a PKCS #8 Ed25519 key (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A signer from a 32-byte seed. Fails with `invalid` for any other length. */
export function ed25519Signer(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new CloisterError('invalid', { subject: 'signing seed' });
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { publicKey: spki.subarray(-32), sign: (message) => sign(null, message, key) };
}

/** A signer for heads of other logs. Its key follows from the seed and is not the log's own (RFC 5869): one key has one purpose. */
export function witnessSigner(seed: Uint8Array): Signer {
  return ed25519Signer(new Uint8Array(hkdfSync('sha256', seed, new Uint8Array(), 'cloister witness', 32)));
}
