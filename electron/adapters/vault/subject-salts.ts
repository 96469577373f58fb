/** A random salt per matter for its commitments, on disk under the vault's key. Without it nobody can recompute them: not even who holds that key. */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CloisterError } from '../../contract/failure.ts';
import { deriveKey } from './derive-keys.ts';
import { fileFailure, isMissing } from './file-failure.ts';
import { nonceBytes, seal, unseal } from './seal.ts';
import { syncFolder } from './write-durably.ts';

const saltBytes = 32;

export interface SubjectSalts {
  /** The salt of a subject; made and durable at its first use. Fails with `vault-damaged` when it was altered. */
  readonly of: (subject: string) => Uint8Array;
  /** Overwrites and removes it. Nothing happens when there is none. */
  readonly destroy: (subject: string) => Promise<void>;
}

/** Salts in `folder`; `key` is the vault's commitment key. Synchronous on purpose: a commitment is made in the middle of pure steps. */
export function openSubjectSalts(folder: string, key: Uint8Array): SubjectSalts {
  const wrap = deriveKey(key, 'subject salts');
  const known = new Map<string, Uint8Array>();
  const pathOf = (subject: string): string =>
    join(folder, `${createHash('sha256').update(subject).digest('hex').slice(0, 32)}.salt`);
  return {
    of: (subject) => {
      const salt =
        known.get(subject) ?? readSalt(pathOf(subject), subject, wrap) ?? makeSalt(pathOf(subject), subject, wrap);
      known.set(subject, salt);
      return salt;
    },
    destroy: async (subject) => {
      known.delete(subject);
      await destroyFile(pathOf(subject));
    },
  };
}

function readSalt(path: string, subject: string, wrap: Uint8Array): Uint8Array | null {
  try {
    const stored = readFileSync(path);
    const salt = unseal(wrap, stored.subarray(0, nonceBytes), Buffer.from(subject), stored.subarray(nonceBytes));
    if (salt === null) throw new CloisterError('vault-damaged', { subject: 'salt of a matter' });
    return salt;
  } catch (error) {
    if (isMissing(error)) return null;
    throw fileFailure(error, 'vault');
  }
}

function makeSalt(path: string, subject: string, wrap: Uint8Array): Uint8Array {
  const salt = randomBytes(saltBytes);
  const nonce = randomBytes(nonceBytes);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeAndSync(path, Buffer.concat([nonce, seal(wrap, nonce, Buffer.from(subject), salt)]));
    return salt;
  } catch (error) {
    throw fileFailure(error, 'vault');
  }
}

function writeAndSync(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

async function destroyFile(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+');
    await file.write(randomBytes((await file.stat()).size), 0, null, 0);
    await file.sync();
    await file.close();
    await rm(path);
    await syncFolder(dirname(path));
  } catch (error) {
    if (!isMissing(error)) throw fileFailure(error, 'vault');
  }
}
