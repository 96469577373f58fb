/** Is a model file on this machine the one the manifest names? Digests are kept until size, times or inode of a file change. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelEntry, ModelFileState } from '../../contract/model.ts';

export interface CheckedFile {
  readonly state: ModelFileState;
  /** Where the file lies, whatever its state; null when there is none. */
  readonly path: string | null;
}

/** Digest per path, under the identity the file had when it was read. */
export type DigestCache = Map<string, { readonly identity: string; readonly sha256: Promise<string> }>;

export function digestCache(): DigestCache {
  return new Map();
}

/** Looks in `roots` in order. A good file in any root wins; else the first bad one says what is wrong. */
export async function checkFile(
  entry: ModelEntry,
  roots: readonly string[],
  cache: DigestCache,
  onBytes?: (done: number) => void,
): Promise<CheckedFile> {
  let first: CheckedFile | null = null;
  for (const root of roots) {
    const path = join(root, entry.file);
    const state = await stateOf(entry, path, cache, onBytes);
    if (state === 'present') return { state, path };
    if (state !== 'missing') first ??= { state, path };
  }
  return first ?? { state: (await hasPart(entry, roots[0])) ? 'partial-download' : 'missing', path: null };
}

async function stateOf(
  entry: ModelEntry,
  path: string,
  cache: DigestCache,
  onBytes: ((done: number) => void) | undefined,
): Promise<ModelFileState> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  if (found?.isFile() !== true) return 'missing';
  // Size first: a file of the wrong size is told apart without reading it.
  if (found.size < BigInt(entry.bytes)) return 'truncated';
  if (found.size > BigInt(entry.bytes)) return 'altered';
  const identity = [found.size, found.mtimeNs, found.ctimeNs, found.ino].join(':');
  return (await digestOf(path, identity, cache, onBytes)) === entry.sha256 ? 'present' : 'altered';
}

// The promise is kept, not the value: several askers at once read the file only once.
function digestOf(
  path: string,
  identity: string,
  cache: DigestCache,
  onBytes: ((done: number) => void) | undefined,
): Promise<string> {
  const known = cache.get(path);
  if (known?.identity === identity) return known.sha256;
  const sha256 = sha256OfFile(path, onBytes);
  cache.set(path, { identity, sha256 });
  sha256.catch(() => cache.delete(path));
  return sha256;
}

/** SHA-256 of a file as hexadecimal digits, read in a stream. */
export async function sha256OfFile(path: string, onBytes?: (done: number) => void): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(part);
    done += part.length;
    onBytes?.(done);
  }
  return hash.digest('hex');
}

/** The name under which a file is written until its digest is checked. */
export function partPath(root: string, entry: ModelEntry): string {
  return `${join(root, entry.file)}.part`;
}

async function hasPart(entry: ModelEntry, root: string | undefined): Promise<boolean> {
  if (root === undefined) return false;
  return (await stat(partPath(root, entry)).catch(() => null)) !== null;
}
