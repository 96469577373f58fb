/** Originals in memory. `freeBytes` lets a test fill the disk. */
import type { DocumentId } from '../../electron/contract/ids.ts';
import { CloisterError } from '../../electron/contract/failure.ts';
import type { FileVault } from '../../electron/ports/vault.ts';

/** Fails as the real vault does: `disk-low`, `not-found`, `invalid` for a range outside the file. */
export function fakeFileVault(freeBytes: () => number = () => Number.POSITIVE_INFINITY): FileVault {
  const files = new Map<DocumentId, Uint8Array>();
  const require = (document: DocumentId): Uint8Array => {
    const bytes = files.get(document);
    if (bytes === undefined) throw new CloisterError('not-found', { subject: document });
    return bytes;
  };
  return {
    keep: async (document, bytes) => {
      if (freeBytes() < bytes.length) throw new CloisterError('disk-low');
      files.set(document, bytes.slice());
    },
    read: async (document) => require(document).slice(),
    readRange: async (document, offset, length) => {
      const bytes = require(document);
      if (!isRange(offset, length)) throw new CloisterError('invalid', { subject: document });
      return { bytes: bytes.slice(offset, offset + length), total: bytes.length };
    },
    has: async (document) => files.has(document),
    erase: async (document) => {
      files.delete(document);
    },
  };
}

function isRange(offset: number, length: number): boolean {
  return Number.isInteger(offset) && Number.isInteger(length) && offset >= 0 && length >= 0;
}
