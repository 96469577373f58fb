/** SHA-256 and Ed25519 verification for the log. The only file of core that may touch `node:crypto`: both are pure functions. */
import { X509Certificate, createHash, createPublicKey, hash, verify } from 'node:crypto';
import type { Sha256 } from '../../contract/ids.ts';

/** SHA-256, 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return toBytes(hash('sha256', bytes, 'binary'));
}

/** RFC 6962 leaf hash: SHA-256(0x00 || entry). */
export function leafHash(entry: Uint8Array): Uint8Array {
  const prefixed = Buffer.allocUnsafe(entry.length + 1);
  prefixed[0] = 0;
  prefixed.set(entry, 1);
  return toBytes(hash('sha256', prefixed, 'binary'));
}

/** Writes the leaf hash of the entry that stands in `bytes` from `start` to `end` to `target` at `at`. Nothing is copied: the byte before
 *  the entry, which must be there and belong to nothing any more, becomes the 0x00. */
export function leafHashInPlace(bytes: Uint8Array, start: number, end: number, target: Buffer, at: number): void {
  bytes[start - 1] = 0;
  target.write(hash('sha256', bytes.subarray(start - 1, end), 'binary'), at, 'latin1');
}

/** Writes the node hash of two hashes, which stand side by side in `bytes` at `pair`, to `target` at `at`. */
export function nodeHashOfPair(bytes: Uint8Array, pair: number, target: Buffer, at: number): void {
  scratch.set(bytes.subarray(pair, pair + 64), 1);
  target.write(hash('sha256', scratch, 'binary'), at, 'latin1');
}

/** 0x01 and room for two hashes. Filled and hashed in one breath. */
const scratch = new Uint8Array(65).fill(1);

/** RFC 6962 node hash: SHA-256(0x01 || left || right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const prefixed = Buffer.allocUnsafe(65);
  prefixed[0] = 1;
  prefixed.set(left, 1);
  prefixed.set(right, 33);
  return toBytes(hash('sha256', prefixed, 'binary'));
}

/** A digest comes out of OpenSSL twice as fast as text of one character a byte than as a buffer. */
function toBytes(digest: string): Uint8Array {
  return Buffer.from(digest, 'latin1');
}

/** SHA-256 of something that arrives in parts. */
export async function sha256OfParts(parts: AsyncIterable<Uint8Array>): Promise<Sha256> {
  const sum = createHash('sha256');
  for await (const part of parts) sum.update(part);
  return sum.digest('hex') as Sha256;
}

/** Whether `signature` (64 bytes) is a valid Ed25519 signature by the raw 32-byte public key. Malformed input is false, never an error. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const x = Buffer.from(publicKey).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}

export type DigestName = 'sha256' | 'sha384' | 'sha512';

export function digestOf(name: DigestName, bytes: Uint8Array): Uint8Array {
  return hash(name, bytes, 'buffer');
}

/** Whether `signature` is one by the key of an X.509 certificate (DER): RSA PKCS #1 v1.5, or ECDSA on P-256 or P-384. Anything else is false. */
export function isSignedByCertificate(
  certificate: Uint8Array,
  digest: DigestName,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    const key = new X509Certificate(certificate).publicKey;
    const isKnown =
      key.asymmetricKeyType === 'rsa' ||
      (key.asymmetricKeyType === 'ec' &&
        ['prime256v1', 'secp384r1'].includes(key.asymmetricKeyDetails?.namedCurve ?? ''));
    return isKnown && verify(digest, message, key, signature);
  } catch {
    return false;
  }
}
