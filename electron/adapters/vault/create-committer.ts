/** Keyed hashes of values: equal values meet inside one matter, and mean nothing outside it. */
import { createHmac, hkdfSync } from 'node:crypto';
import type { Commitment } from '../../contract/ids.ts';
import type { Committer } from '../../ports/vault.ts';
import type { SubjectSalts } from './subject-salts.ts';

const noSalt = new Uint8Array(0);
const noSalts: SubjectSalts = { of: () => noSalt, destroy: async () => undefined };

/**
 * HMAC-SHA-256 under a key derived for the subject (HKDF-SHA-256, RFC 5869), so that the same file in two matters has
 * two commitments. `key` is the vault's commitment key, 32 bytes; a matter adds its own random salt, which can be destroyed.
 */
export function createCommitter(key: Uint8Array, salts: SubjectSalts = noSalts): Committer {
  return {
    commit: (subject, type, value) => {
      const subjectKey = new Uint8Array(
        hkdfSync('sha256', key, subject === 'vault' ? noSalt : salts.of(subject), `cloister commitment ${subject}`, 32),
      );
      // The type ends with a zero byte and never holds one, so that type and value cannot run into each other.
      const hash = createHmac('sha256', subjectKey).update(type.replaceAll('\0', ''), 'utf8').update('\0');
      return hash.update(value).digest('hex') as Commitment;
    },
    forget: salts.destroy,
  };
}
