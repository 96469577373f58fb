/** The recovery key: 160 random bits, written so that a person can copy them to paper and back. */
import { createHash } from 'node:crypto';
import { CloisterError } from '../../contract/failure.ts';
import { crockford, randomCrockford } from './new-id.ts';

const secretCharacters = 32;
const checkCharacters = 4;

/** Nine groups of four characters, `7K3M-…`; the last group is a checksum, so that a slip of the pen is told from a wrong key. */
export function newRecoveryKey(): string {
  const secret = randomCrockford(secretCharacters);
  return (secret + checksum(secret)).replace(/(.{4})(?!$)/gu, '$1-');
}

/** The secret characters of what a person typed: case, spaces and dashes are free, O reads as 0, I and L as 1.
 *  Fails with `invalid` when a character was mistyped. */
export function readRecoveryKey(typed: string): string {
  const plain = typed.toUpperCase().replace(/[\s-]/gu, '').replaceAll('O', '0').replace(/[IL]/gu, '1');
  const secret = plain.slice(0, secretCharacters);
  if (plain.length !== secretCharacters + checkCharacters || plain !== secret + checksum(secret))
    throw new CloisterError('invalid', { subject: 'recovery key' });
  return secret;
}

function checksum(secret: string): string {
  const digest = createHash('sha256').update(secret, 'utf8').digest();
  return Array.from(digest.subarray(0, checkCharacters), (byte) => crockford.charAt(byte & 31)).join('');
}
