/** Space kept back so that the log can still say that the disk is full. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably, systemCode, type OpenFile } from './log-files.ts';

export interface Reserve {
  /** Gives the space back to the disk; false when there was none. */
  readonly free: () => Promise<boolean>;
}

/** Makes the reserve when it is not there. A disk too full for it is no reason not to open: then there is none. */
export async function keepReserve(openWith: OpenFile, folder: string, bytes: number): Promise<Reserve> {
  const path = join(folder, 'reserve');
  let there = await create(openWith, path, bytes);
  return {
    free: async () => {
      const had = there;
      if (had) await rm(path, { force: true });
      there = false;
      return had;
    },
  };
}

async function create(openWith: OpenFile, path: string, bytes: number): Promise<boolean> {
  try {
    await createDurably(openWith, path, new Uint8Array(bytes));
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return true;
    if (systemCode(error) !== 'ENOSPC') throw error;
    await rm(path, { force: true });
    return false;
  }
}
