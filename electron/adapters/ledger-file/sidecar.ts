/** Encrypted details beside the log. Each record has its own key, wrapped by the key of its subject (a matter, or the vault),
 *  which is wrapped by the sidecar key. Destroying a subject key ends all its records; leaves commit to ciphertext, so proofs stay valid. */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CloisterError } from '../../contract/failure.ts';
import { sha256 } from '../../core/ledger/hash.ts';
import { toHex, toUtf8 } from '../../core/ledger/bytes.ts';
import { createWhole, makeFolder, readWhole, syncFolder, systemCode, writeAll, type OpenFile } from './log-files.ts';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const wrappedBytes = nonceBytes + 32 + tagBytes;

export interface SidecarKeys {
  /** The key of a subject; made and stored durably when it is new and `make` says so, else null. */
  readonly keyOf: (subject: string, make: boolean) => Promise<Uint8Array | null>;
  /** Overwrites and removes the key of a subject; nothing happens when it has none. */
  readonly destroy: (subject: string) => Promise<void>;
}

/** Subject keys of a log folder. */
export function sidecarKeys(openWith: OpenFile, folder: string, sidecarKey: Uint8Array): SidecarKeys {
  const place = join(folder, 'sidecar', 'keys');
  const known = new Map<string, Uint8Array>();
  let destroyed = 0;
  const pathOf = (subject: string): string => join(place, `${toHex(sha256(toUtf8(subject))).slice(0, 32)}.key`);
  return {
    destroy: async (subject) => {
      destroyed++;
      known.delete(subject);
      await destroyKey(openWith, pathOf(subject));
    },
    keyOf: async (subject, make) => {
      const path = pathOf(subject);
      const before = destroyed;
      const kept = known.get(subject) ?? (await readKey(openWith, path, subject, sidecarKey));
      if (kept === null && !make) return null;
      const key = kept ?? (await makeKey(openWith, path, subject, sidecarKey));
      if (before === destroyed) known.set(subject, key); // else it may be the one that was destroyed meanwhile
      return key;
    },
  };
}

async function makeKey(openWith: OpenFile, path: string, subject: string, sidecarKey: Uint8Array): Promise<Uint8Array> {
  const made = randomBytes(32);
  await makeFolder(openWith, dirname(path));
  await createWhole(openWith, path, seal(sidecarKey, made, subject));
  return made;
}

/** On flash and copy-on-write disks an old block may outlive the overwriting; the key in it is sealed by the sidecar key all the same. */
async function destroyKey(openWith: OpenFile, path: string): Promise<void> {
  const file = await openWith(path, 'r+').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return;
  try {
    await writeAll(file, randomBytes((await file.stat()).size), 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
  await syncFolder(openWith, dirname(path));
}

/** One encrypted record: version, wrapped record key, sealed details. `place` binds it to its log and entry. */
export function sealDetails(subjectKey: Uint8Array, details: unknown, place: string): Uint8Array {
  const random = randomBytes(32 + 2 * nonceBytes); // drawn at once: each draw costs as much as a sealing
  const [recordKey, nonce, bodyNonce] = [
    random.subarray(0, 32),
    random.subarray(32, -nonceBytes),
    random.subarray(-nonceBytes),
  ];
  const body = seal(recordKey, toUtf8(JSON.stringify(details)), place, bodyNonce);
  return Buffer.concat([Uint8Array.of(version), seal(subjectKey, recordKey, place, nonce), body]);
}

/** Opens a record. Null when it was altered, moved, or sealed with another key. */
export function openDetails(subjectKey: Uint8Array, record: Uint8Array, place: string): { details: unknown } | null {
  if (record[0] !== version) return null;
  const recordKey = unseal(subjectKey, record.subarray(1, 1 + wrappedBytes), place);
  const text = recordKey === null ? null : unseal(recordKey, record.subarray(1 + wrappedBytes), place);
  return text === null ? null : { details: JSON.parse(Buffer.from(text).toString('utf8')) as unknown };
}

async function readKey(
  openWith: OpenFile,
  path: string,
  subject: string,
  sidecarKey: Uint8Array,
): Promise<Uint8Array | null> {
  const sealed = await readWhole(openWith, path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (sealed === null) return null;
  const key = unseal(sidecarKey, sealed, subject);
  if (key === null) throw new CloisterError('log-unavailable', { subject: 'a key of the details was altered' });
  return key;
}

/** AES-256-GCM: nonce, ciphertext, tag. With a key object a cipher is made four times as fast as from the bytes. */
function seal(
  key: Uint8Array,
  plain: Uint8Array,
  place: string,
  nonce: Uint8Array = randomBytes(nonceBytes),
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce).setAAD(toUtf8(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unseal(key: Uint8Array, sealed: Uint8Array, place: string): Uint8Array | null {
  if (sealed.length < nonceBytes + tagBytes) return null;
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(toUtf8(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}
