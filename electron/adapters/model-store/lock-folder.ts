/** One fetching process per folder. The lock names its process, so that one left by a killed process does not stay for ever. */
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CloisterError } from '../../contract/failure.ts';

/** Returns the function that unlocks. Fails with `in-use` while another living process fetches into `root`. */
export async function lockFolder(root: string): Promise<() => Promise<void>> {
  await mkdir(join(root, '.fetch'), { recursive: true });
  const path = join(root, '.fetch', 'lock');
  if (!(await take(path))) {
    if (await ownerLives(path)) throw new CloisterError('in-use', { subject: root });
    await rm(path, { force: true });
    if (!(await take(path))) throw new CloisterError('in-use', { subject: root });
  }
  return () => rm(path, { force: true });
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function ownerLives(path: string): Promise<boolean> {
  const owner = Number(await readFile(path, 'utf8').catch(() => ''));
  if (!Number.isInteger(owner) || owner <= 0) return false;
  try {
    process.kill(owner, 0); // signal 0 only asks whether the process is there
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
