/** The folder of models that a site brought: each file under its digest, read-only, checked like a file of the release. */
import { createHash } from 'node:crypto';
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { CloisterError, type FailureCode } from '../../contract/failure.ts';
import { Sha256 } from '../../contract/ids.ts';
import type { ModelEntry } from '../../contract/model.ts';
import type { KeptFile, SiteModelFiles } from '../../ports/site-model-files.ts';
import type { FreeDiskBytes } from '../../ports/source-files.ts';
import { checkFile, digestCache } from './check-file.ts';
import { ggufHeader, inspectGguf } from './inspect-gguf.ts';
import { readCheckedJson } from './read-checked-json.ts';

/** Free space that stays for everything else. */
const reserveBytes = 1024 ** 3;

export function openSiteFiles(folder: string, freeDisk: FreeDiskBytes): SiteModelFiles {
  const cache = digestCache();
  const require = async (entry: ModelEntry): Promise<string> => {
    const { state, path } = await checkFile(entry, [folder], cache);
    if (state === 'present' && path !== null) return path;
    const code = state === 'missing' ? 'model-missing' : 'model-altered';
    throw new CloisterError(code, { subject: `${entry.id}: the imported file is ${state}; import it again` });
  };
  return {
    keep: (path) => keep(path, folder, freeDisk),
    drop: (file) => rm(join(folder, file), { force: true }),
    inspectGguf,
    ggufHeader,
    pathOf: (file) => join(folder, file),
    state: (entry) => checkFile(entry, [folder], cache),
    require,
    readJson: async (entry) => readCheckedJson(entry, await require(entry)),
  };
}

async function keep(path: string, folder: string, freeDisk: FreeDiskBytes): Promise<KeptFile> {
  const kind = extname(path).toLowerCase();
  if (kind !== '.gguf' && kind !== '.json')
    throw new CloisterError('invalid', { subject: 'a model is a .gguf file, or a .json file of a head or tagger' });
  const part = join(folder, `import-${String(process.pid)}.part`);
  try {
    const { size } = await stat(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await freeDisk()) < size + reserveBytes) throw new CloisterError('disk-low');
    const { sha256, bytes } = await copyAndHash(path, part);
    const file = `${sha256}${kind}`;
    await chmod(part, 0o400);
    await rename(part, join(folder, file));
    return { file, sha256, bytes };
  } catch (error) {
    await rm(part, { force: true });
    throw error instanceof CloisterError ? error : failureOf(error, path);
  }
}

/** The digest is that of the bytes which were written, whatever happens to the source meanwhile. */
async function copyAndHash(from: string, to: string): Promise<Pick<KeptFile, 'sha256' | 'bytes'>> {
  const hash = createHash('sha256');
  const source = await open(from, 'r');
  const target = await open(to, 'w', 0o600);
  let bytes = 0;
  try {
    const stream = source.createReadStream({ highWaterMark: 1 << 20, autoClose: false }) as AsyncIterable<Buffer>;
    for await (const part of stream) {
      hash.update(part);
      await target.writeFile(part);
      bytes += part.length;
    }
    await target.sync();
  } finally {
    await target.close();
    await source.close();
  }
  if (bytes === 0) throw new CloisterError('invalid', { subject: 'the file is empty' });
  return { sha256: Sha256.parse(hash.digest('hex')), bytes };
}

function failureOf(error: unknown, path: string): CloisterError {
  const system = error instanceof Error && 'code' in error ? error.code : '';
  const code: FailureCode = system === 'ENOSPC' || system === 'EDQUOT' ? 'disk-low' : 'unreadable';
  return new CloisterError(code, { subject: path, cause: error });
}
