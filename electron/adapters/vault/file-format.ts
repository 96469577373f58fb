/**
 * The format of an encrypted original, version 1. Chunks of 64 KiB, each sealed by AES-256-GCM in the STREAM manner
 * (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce counts, and its last byte marks the final chunk, so that cut,
 * swapped or repeated chunks do not open. All numbers big-endian.
 *
 * | bytes | field |
 * |---|---|
 * | 8 | magic `CLOISTR1` |
 * | 8 | length of the plain content |
 * | 12 | nonce of the key wrap |
 * | 48 | the file's own random key, sealed by the vault's file key; context = magic, document id, length |
 * | 32 | commitment to the file key: AES-GCM alone lets one ciphertext open under two keys |
 * | n | chunks: up to 65,536 bytes and a tag of 16 each; an empty file has one empty chunk |
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './derive-keys.ts';
import { nonceBytes, seal, tagBytes, unseal } from './seal.ts';

const magic = Buffer.from('CLOISTR1', 'latin1');
export const headerBytes = 108;
export const chunkBytes = 65_536;

/** Facts of one file: what its chunks are opened with. */
export interface FileSeal {
  readonly total: number;
  readonly key: Uint8Array;
}

/** A header with a fresh key. */
export function newHeader(vaultKey: Uint8Array, document: string, total: number): { header: Buffer; seal: FileSeal } {
  const fileKey = randomBytes(32);
  const nonce = randomBytes(nonceBytes);
  const wrapped = seal(vaultKey, nonce, contextOf(document, total), fileKey);
  const header = Buffer.concat([magic, lengthBytes(total), nonce, wrapped, commitmentTo(fileKey)]);
  return { header, seal: { total, key: deriveKey(fileKey, 'chunks') } };
}

/** Null when the header was altered, belongs to another document, or the key is another one. */
export function readHeader(vaultKey: Uint8Array, document: string, header: Buffer): FileSeal | null {
  if (header.length !== headerBytes || !header.subarray(0, 8).equals(magic)) return null;
  const total = Number(header.readBigUInt64BE(8));
  if (!Number.isSafeInteger(total)) return null;
  const fileKey = unseal(vaultKey, header.subarray(16, 28), contextOf(document, total), header.subarray(28, 76));
  if (fileKey === null || !timingSafeEqual(commitmentTo(fileKey), header.subarray(76))) return null;
  return { total, key: deriveKey(fileKey, 'chunks') };
}

/** At least one: an empty file still has its final chunk. */
export function chunkCount(total: number): number {
  return Math.max(1, Math.ceil(total / chunkBytes));
}

/** Size on disk of a whole file. Another size means that something was cut off or added. */
export function storedBytes(total: number): number {
  return headerBytes + total + chunkCount(total) * tagBytes;
}

/** Place of chunk `n` (from 0) in the stored file. */
export function chunkPlace(total: number, n: number): { position: number; length: number } {
  const plain = Math.min(chunkBytes, total - n * chunkBytes);
  return { position: headerBytes + n * (chunkBytes + tagBytes), length: plain + tagBytes };
}

export function sealChunk({ total, key }: FileSeal, n: number, plain: Uint8Array): Buffer {
  return seal(key, chunkNonce(total, n), noContext, plain);
}

export function openChunk({ total, key }: FileSeal, n: number, box: Uint8Array): Buffer | null {
  return unseal(key, chunkNonce(total, n), noContext, box);
}

const noContext = new Uint8Array(0);

function chunkNonce(total: number, n: number): Buffer {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeUInt32BE(n, 7);
  nonce[nonceBytes - 1] = n === chunkCount(total) - 1 ? 1 : 0;
  return nonce;
}

function contextOf(document: string, total: number): Buffer {
  return Buffer.concat([magic, lengthBytes(total), Buffer.from(document, 'utf8')]);
}

function lengthBytes(total: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(total));
  return bytes;
}

function commitmentTo(fileKey: Uint8Array): Buffer {
  return createHash('sha256').update('cloister v1 file key').update(deriveKey(fileKey, 'commitment')).digest();
}
