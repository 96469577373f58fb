/** Small files that people hand over about models: read from a pick, written into a picked folder, never over one that is there. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CloisterError } from '../contract/failure.ts';
import type { Parts } from './parts.ts';

/** Nothing that people send each other about a model is bigger; gold lines may be. */
const mostBytes = 64_000_000;

/** Text of the one file behind a pick. Fails with `not-found`, `unreadable`, `invalid`. */
export async function readPicked(token: string, { needs }: Pick<Parts, 'needs'>): Promise<string> {
  const [path] = needs.takePick(token, 'import');
  if (path === undefined) throw new CloisterError('not-found', { subject: token });
  try {
    if ((await stat(path)).size <= mostBytes) return await readFile(path, 'utf8');
  } catch (cause) {
    throw new CloisterError('unreadable', { subject: basename(path), cause });
  }
  throw new CloisterError('invalid', { subject: `${basename(path)} is too large` });
}

/** The name of the file as written: with a number where the name was taken. Fails with `not-found`, `unreadable`. */
export async function writePicked(
  token: string,
  name: string,
  text: string,
  { needs }: Pick<Parts, 'needs'>,
): Promise<string> {
  const [folder] = needs.takePick(token, 'export');
  if (folder === undefined) throw new CloisterError('not-found', { subject: token });
  const [, stem = name, kind = ''] = /^(.+?)((?:\.[a-z-]+)*)$/u.exec(name) ?? [];
  try {
    await mkdir(folder, { recursive: true });
    for (let copy = 1; ; copy += 1) {
      const file = copy === 1 ? name : `${stem}-${String(copy)}${kind}`;
      if (await writeNew(join(folder, file), text)) return file;
    }
  } catch (cause) {
    throw new CloisterError('unreadable', { subject: basename(folder), cause });
  }
}

async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', flush: true });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
