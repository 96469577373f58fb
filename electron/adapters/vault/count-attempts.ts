/** How often the vault was tried in vain since the last success, kept on disk so that a restart does not forget. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing } from './file-failure.ts';
import { syncFolder, writeDurably } from './write-durably.ts';

const Attempts = z.strictObject({ failed: z.int().nonnegative() });

const name = 'attempts.json';

/** A file that cannot be read counts as one attempt: someone was here. */
export async function countAttempts(folder: string): Promise<number> {
  try {
    const text = await readFile(join(folder, name), 'utf8');
    const parsed = Attempts.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.failed : 1;
  } catch (error) {
    if (isMissing(error)) return 0;
    if (error instanceof SyntaxError) return 1;
    throw error;
  }
}

export async function addAttempt(folder: string): Promise<void> {
  const failed = (await countAttempts(folder)) + 1;
  await writeDurably(join(folder, name), (file) => file.writeFile(JSON.stringify({ failed })));
}

export async function clearAttempts(folder: string): Promise<void> {
  await rm(join(folder, name), { force: true });
  await syncFolder(folder);
}
