/** Random identifiers that say nothing about what they name. */
import { randomBytes } from 'node:crypto';
import type { NewId } from '../../ports/clock.ts';

/** Crockford's base 32: no I, L, O or U, so that an id can be read out. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const characters = 20; // 5 bits each: 100 bits

/** `d_` and 20 random characters for the prefix `d`. Upper case only: ids are file names, and some file systems fold case. */
export const newId: NewId = (prefix) => `${prefix}_${randomCrockford(characters)}`;

/** `length` characters of 5 random bits each. */
export function randomCrockford(length: number): string {
  return Array.from(randomBytes(length), (byte) => crockford.charAt(byte & 31)).join('');
}
