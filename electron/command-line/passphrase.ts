/** Where the passphrase comes from: the environment, a file, or the person at the terminal. Never an argument, which others could read. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CloisterError } from '../contract/failure.ts';

/** Fails with `vault-locked` when there is no passphrase and nobody to ask, `unreadable` when the file is not there. */
export async function passphrase(options: {
  readonly file: string | undefined;
  readonly isNew: boolean;
}): Promise<string> {
  const fromEnvironment = process.env.CLOISTER_PASSPHRASE;
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  if (options.file !== undefined) return fromFile(options.file);
  if (!process.stdin.isTTY) throw new CloisterError('vault-locked');
  const first = await ask(options.isNew ? 'New passphrase for the vault (8 characters or more): ' : 'Passphrase: ');
  if (options.isNew && first !== (await ask('The same again: '))) throw new CloisterError('wrong-secret');
  return first;
}

function fromFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/u, '');
  } catch (cause) {
    throw new CloisterError('unreadable', { subject: file, cause });
  }
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
