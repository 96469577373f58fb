/** `vault.json`, the one file without which nothing can be read, and its copy `vault.json.bak`. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CloisterError } from '../../contract/failure.ts';
import { Sha256 } from '../../contract/ids.ts';
import { isMissing } from './file-failure.ts';
import { PassphraseWrap, RecoveryWrap } from './wrap-key.ts';
import { writeDurably } from './write-durably.ts';

const Wraps = z.strictObject({ version: z.literal(1), passphrase: PassphraseWrap, recovery: RecoveryWrap });
export type Wraps = Readonly<z.infer<typeof Wraps>>;

/** `digest` is the SHA-256 of the rest: it tells a damaged file from a wrong passphrase. It is no protection against forgery; the wraps are. */
const VaultFile = Wraps.extend({ digest: Sha256 });

const fileName = 'vault.json';
const copyName = 'vault.json.bak';

/** Reads the file, or its copy when the file is missing or damaged, and makes the two equal again. Fails with `vault-missing`, `vault-damaged`. */
export async function loadWraps(folder: string): Promise<Wraps> {
  const [file, copy] = await Promise.all([readOne(join(folder, fileName)), readOne(join(folder, copyName))]);
  const found = [file, copy].filter((one) => one !== null);
  if (found.length === 0) throw new CloisterError('vault-missing', { subject: fileName });
  const wraps = found.find((one) => one.wraps !== null)?.wraps;
  if (!wraps) throw new CloisterError('vault-damaged', { subject: fileName });
  if (file?.text !== copy?.text) await saveWraps(folder, wraps);
  return wraps;
}

export async function hasWraps(folder: string): Promise<boolean> {
  const found = await Promise.all([fileName, copyName].map((name) => readOne(join(folder, name))));
  return found.some((one) => one !== null);
}

/** The file first, durable, then its copy: at any moment one of them is whole. */
export async function saveWraps(folder: string, wraps: Wraps): Promise<void> {
  const text = JSON.stringify({ ...wraps, digest: digestOf(wraps) }, null, 2);
  for (const name of [fileName, copyName]) await writeDurably(join(folder, name), (file) => file.writeFile(text));
}

/** Null when there is no such file; `wraps` is null when it is not what we wrote. */
async function readOne(path: string): Promise<{ text: string; wraps: Wraps | null } | null> {
  try {
    const text = await readFile(path, 'utf8');
    return { text, wraps: parseOne(text) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function parseOne(text: string): Wraps | null {
  const parsed = VaultFile.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { digest, ...wraps } = parsed.data;
  return digest === digestOf(wraps) ? wraps : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not JSON: the schema refuses null
  }
}

/** Key order is that of the schema, in writing and after parsing, so the JSON text is the same. */
function digestOf(wraps: Wraps): string {
  return createHash('sha256')
    .update(JSON.stringify(Wraps.parse(wraps)), 'utf8')
    .digest('hex');
}
