/** Writes the files of a bundle into a folder that is not yet visible, hashing each on its way. */
import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sha256 } from '../../contract/ids.ts';

export interface BundleFile {
  readonly add: (bytes: Uint8Array | string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface BundleWriter {
  readonly file: (path: string) => Promise<BundleFile>;
  readonly put: (path: string, bytes: Uint8Array | string) => Promise<void>;
  /** SHA-256 of every file that was closed. */
  readonly digests: () => Readonly<Record<string, Sha256>>;
  /** Gives the folder its name. It must not exist, or be empty. */
  readonly finish: () => Promise<void>;
  /** Removes what was written. */
  readonly abandon: () => Promise<void>;
}

/** Starts a bundle that will be called `folder`. */
export async function bundleWriter(folder: string): Promise<BundleWriter> {
  const building = join(dirname(folder), `.${basename(folder)}.part-${process.pid}`);
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true });
  const digests: Record<string, Sha256> = {};

  async function file(path: string): Promise<BundleFile> {
    const place = join(building, ...path.split('/'));
    await mkdir(dirname(place), { recursive: true });
    const handle = await open(place, 'wx', 0o644);
    const sum = createHash('sha256');
    return {
      add: (bytes) => add(handle, sum, bytes),
      close: async () => {
        await handle.sync();
        await handle.close();
        digests[path] = sum.digest('hex') as Sha256;
      },
    };
  }
  return {
    file,
    put: async (path, bytes) => {
      const one = await file(path);
      await one.add(bytes);
      await one.close();
    },
    digests: () => digests,
    finish: async () => {
      await rmdir(folder).catch(() => undefined); // an empty one is in the way on Windows; a full one stays and the rename fails
      await rename(building, folder);
    },
    abandon: () => rm(building, { recursive: true, force: true }),
  };
}

async function add(handle: FileHandle, sum: Hash, bytes: Uint8Array | string): Promise<void> {
  const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  if (whole.length === 0) return;
  sum.update(whole);
  await handle.writeFile(whole); // appends at the current position, all of it
}
