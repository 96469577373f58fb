/** AES-256-GCM, the only cipher of the vault. A sealed box is ciphertext followed by its 16-byte tag. */
import { createCipheriv, createDecipheriv } from 'node:crypto';

export const tagBytes = 16;
export const nonceBytes = 12;

/** A nonce is used once per key: the caller counts, or draws it at random for keys with few uses. */
export function seal(key: Uint8Array, nonce: Uint8Array, context: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(context);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null when key, nonce, context or content are not those of the sealing. */
export function unseal(key: Uint8Array, nonce: Uint8Array, context: Uint8Array, box: Uint8Array): Buffer | null {
  if (box.length < tagBytes) return null;
  const end = box.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(context);
  const plain = decipher.setAuthTag(box.subarray(end)).update(box.subarray(0, end));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return null; // the tag did not match: a verdict, not an accident
  }
}
