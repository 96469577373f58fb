/** How much room is left where the vault lies. */
import { statfs } from 'node:fs/promises';
import type { FreeDiskBytes } from '../../ports/source-files.ts';
import { fileFailure } from './file-failure.ts';

/** Bytes that this user may still write on the disk of `folder`, which must exist. */
export function freeDiskBytes(folder: string): FreeDiskBytes {
  return async () => {
    try {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    } catch (error) {
      throw fileFailure(error, 'vault');
    }
  };
}
