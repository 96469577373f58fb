/** Two wraps of the master key: under the passphrase (slow on purpose) and under the recovery key (random, so no slowness needed). */
import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { deriveKey } from './derive-keys.ts';
import { nonceBytes, seal, unseal } from './seal.ts';

const base64 = (bytes: number): z.ZodType<string> =>
  z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes, { error: `not ${bytes} bytes` });

const box = { salt: base64(32), nonce: base64(nonceBytes), wrapped: base64(48) };

/** Bounds keep an altered file from asking for gigabytes, or for a wrap that is quick to guess. */
export const PassphraseWrap = z.strictObject({
  kdf: z.literal('scrypt'),
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20)
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.int().min(8).max(16),
  p: z.int().min(1).max(4),
  ...box,
});
export type PassphraseWrap = Readonly<z.infer<typeof PassphraseWrap>>;

export const RecoveryWrap = z.strictObject({ kdf: z.literal('hkdf-sha256'), ...box });
export type RecoveryWrap = Readonly<z.infer<typeof RecoveryWrap>>;

/** RFC 7914. N = 2^17, r = 8 costs 128 MiB and about half a second per guess. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
export const scryptCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

export async function wrapWithPassphrase(
  master: Uint8Array,
  passphrase: string,
  cost: ScryptCost,
): Promise<PassphraseWrap> {
  const salt = randomBytes(32);
  const key = await stretch(passphrase, salt, cost);
  const { N, r, p } = cost;
  return { kdf: 'scrypt', N, r, p, salt: salt.toString('base64'), ...closeBox(key, master) };
}

/** The master key, or null when the passphrase is another one. */
export async function unwrapWithPassphrase(wrap: PassphraseWrap, passphrase: string): Promise<Buffer | null> {
  const key = await stretch(passphrase, Buffer.from(wrap.salt, 'base64'), wrap);
  return openBox(key, wrap);
}

export function wrapWithRecoveryKey(master: Uint8Array, secret: string): RecoveryWrap {
  const salt = randomBytes(32);
  return { kdf: 'hkdf-sha256', salt: salt.toString('base64'), ...closeBox(fromRecoveryKey(secret, salt), master) };
}

export function unwrapWithRecoveryKey(wrap: RecoveryWrap, secret: string): Buffer | null {
  return openBox(fromRecoveryKey(secret, Buffer.from(wrap.salt, 'base64')), wrap);
}

const context = Buffer.from('cloister v1 master key');

function closeBox(key: Uint8Array, master: Uint8Array): { nonce: string; wrapped: string } {
  const nonce = randomBytes(nonceBytes);
  return { nonce: nonce.toString('base64'), wrapped: seal(key, nonce, context, master).toString('base64') };
}

function openBox(key: Uint8Array, { nonce, wrapped }: { nonce: string; wrapped: string }): Buffer | null {
  return unseal(key, Buffer.from(nonce, 'base64'), context, Buffer.from(wrapped, 'base64'));
}

/** NFKC, because keyboards of different systems write the same letter in different code points. */
function stretch(passphrase: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

function fromRecoveryKey(secret: string, salt: Uint8Array): Uint8Array {
  return deriveKey(Buffer.concat([salt, Buffer.from(secret, 'utf8')]), 'recovery');
}
