/** Reads a small data file (weights of a head or a tagger); the bytes that are parsed are the bytes that were checked. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { CloisterError } from '../../contract/failure.ts';
import type { ModelEntry } from '../../contract/model.ts';

/** Far above any table of weights we make; a bound against a file that unpacks without end. */
const maxUnpackedBytes = 512 * 1024 * 1024;

/** Parses JSON, unpacked first when the name ends in `.gz`. Fails with `model-altered`. */
export async function readCheckedJson(entry: ModelEntry, path: string): Promise<unknown> {
  const bytes = await readFile(path);
  if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256)
    throw new CloisterError('model-altered', { subject: entry.id });
  try {
    const plain = path.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes }) : bytes;
    return JSON.parse(plain.toString('utf8')) as unknown;
  } catch (cause) {
    throw new CloisterError('model-altered', { subject: entry.id, cause });
  }
}
