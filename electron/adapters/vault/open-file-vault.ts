/** Encrypted originals on disk, one file per document. Runs in the engine; files are written once and never changed. */
import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { CloisterError } from '../../contract/failure.ts';
import { DocumentId } from '../../contract/ids.ts';
import type { FreeDiskBytes } from '../../ports/source-files.ts';
import type { FileVault } from '../../ports/vault.ts';
import { fileFailure, isMissing } from './file-failure.ts';
import {
  chunkBytes,
  chunkCount,
  chunkPlace,
  headerBytes,
  newHeader,
  openChunk,
  readHeader,
  sealChunk,
  storedBytes,
  type FileSeal,
} from './file-format.ts';
import { partSuffix, syncFolder, writeDurably } from './write-durably.ts';

/** Left free for the log and the system of record: a full disk must still be able to say that it is full. */
export const diskReserveBytes = 1024 ** 3;

/**
 * Opens the folder of originals (made when missing) and removes what a killed process left half written.
 * `key` is the vault's file key. Beyond the port: `vault-damaged` with the document as subject when a stored file was
 * altered, cut or swapped; `unreadable` when the folder denies access; `invalid` for a range that is none.
 */
export async function openFileVault(folder: string, key: Uint8Array, freeDisk: FreeDiskBytes): Promise<FileVault> {
  await guarded('vault', () => prepare(folder));
  const pathOf = (document: DocumentId): string => join(folder, DocumentId.parse(document));
  const opened = <T>(document: DocumentId, work: (file: FileHandle) => Promise<T>): Promise<T> =>
    guarded(document, () => withFile(pathOf(document), 'r', work));
  return {
    keep: (document, bytes) =>
      guarded(document, async () => {
        if ((await freeDisk()) - storedBytes(bytes.length) < diskReserveBytes) throw new CloisterError('disk-low');
        await writeDurably(pathOf(document), (file) => writeSealed(file, key, document, bytes));
      }),
    read: (document) =>
      opened(document, async (file) => {
        const fileSeal = await openSeal(file, key, document);
        return readPlain(file, fileSeal, document, 0, fileSeal.total);
      }),
    readRange: (document, offset, length) =>
      opened(document, async (file) => {
        requireRange(document, offset, length);
        const fileSeal = await openSeal(file, key, document);
        const end = Math.min(fileSeal.total, offset + length);
        return { bytes: await readPlain(file, fileSeal, document, offset, end), total: fileSeal.total };
      }),
    has: (document) => guarded(document, () => isThere(pathOf(document))),
    erase: (document) => guarded(document, () => erase(folder, pathOf(document))),
  };
}

async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) if (name.endsWith(partSuffix)) await rm(join(folder, name));
}

async function writeSealed(file: FileHandle, key: Uint8Array, document: string, bytes: Uint8Array): Promise<void> {
  const { header, seal } = newHeader(key, document, bytes.length);
  await file.writeFile(header);
  for (let n = 0; n < chunkCount(bytes.length); n++)
    await file.writeFile(sealChunk(seal, n, bytes.subarray(n * chunkBytes, (n + 1) * chunkBytes)));
}

async function openSeal(file: FileHandle, key: Uint8Array, document: string): Promise<FileSeal> {
  const seal = readHeader(key, document, await readAt(file, 0, headerBytes));
  const { size } = await file.stat();
  if (seal === null || size !== storedBytes(seal.total))
    throw new CloisterError('vault-damaged', { subject: document });
  return seal;
}

/** Opens only the chunks that hold [start, end). */
async function readPlain(
  file: FileHandle,
  seal: FileSeal,
  document: string,
  start: number,
  end: number,
): Promise<Uint8Array> {
  const plain = new Uint8Array(Math.max(0, end - start));
  const last = seal.total === 0 ? 1 : Math.ceil(end / chunkBytes);
  for (let n = Math.floor(start / chunkBytes); n < last; n++) {
    const { position, length } = chunkPlace(seal.total, n);
    const chunk = openChunk(seal, n, await readAt(file, position, length));
    if (chunk === null) throw new CloisterError('vault-damaged', { subject: document });
    const from = n * chunkBytes;
    const part = chunk.subarray(Math.max(0, start - from), end - from);
    plain.set(part, Math.max(0, from - start));
  }
  return plain;
}

/** Overwrites the header, and with it the only copy of the file's key, then removes the file. On flash and copy-on-write
 *  disks an old block may outlive the overwriting; it is sealed by the vault's key all the same. */
async function erase(folder: string, path: string): Promise<void> {
  if (!(await isThere(path))) return;
  await withFile(path, 'r+', async (file) => {
    await file.write(randomBytes(headerBytes), 0, headerBytes, 0);
    await file.sync();
  });
  await rm(path);
  await syncFolder(folder);
}

async function withFile<T>(path: string, flags: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** Shorter than asked at the end of the file. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function requireRange(document: string, offset: number, length: number): void {
  const good = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
  if (!good) throw new CloisterError('invalid', { subject: document });
}

async function guarded<T>(subject: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileFailure(error, subject);
  }
}
