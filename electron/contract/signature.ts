/** Signatures of people: a passphrase entered again, a meaning, and one entry of the log. */
import { z } from 'zod';
import { EventIndex, Sha256, UserId, UtcTime } from './ids.ts';

export const SignatureMeaning = z.enum(['author', 'reviewer', 'approver']);
export type SignatureMeaning = z.infer<typeof SignatureMeaning>;

export const Signature = z.strictObject({
  /** The entry that was signed, and its leaf hash: the signature holds for no other entry and at no other place. */
  entry: EventIndex,
  leaf: Sha256,
  meaning: SignatureMeaning,
  signer: UserId,
  /** The signer's Ed25519 public key and the signature, base64. */
  key: z.base64(),
  signature: z.base64(),
  /** The entry that holds the signature. */
  event: EventIndex,
  at: UtcTime,
});
export type Signature = Readonly<z.infer<typeof Signature>>;

/** What a person gives to sign an act of their own: nobody is the approver of own work. */
export const Signing = z.strictObject({
  meaning: SignatureMeaning.exclude(['approver']),
  passphrase: z.string().min(1).max(1000),
});
export type Signing = Readonly<z.infer<typeof Signing>>;

export const SignRequest = z.strictObject({
  /** Null signs the newest entry, and with it everything before: the sign-off of a periodic review. */
  entry: z.int().nonnegative().nullable(),
  meaning: SignatureMeaning,
  passphrase: z.string().min(1).max(1000),
});
export type SignRequest = Readonly<z.infer<typeof SignRequest>>;
