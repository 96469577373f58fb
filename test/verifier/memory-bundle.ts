/** Bundles in memory: made from a real log, changed at will, read by the verifier or written to a folder. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lineBlocks } from '../../electron/adapters/ledger-file/line-blocks.ts';
import { openLedger } from '../../electron/adapters/ledger-file/open-ledger.ts';
import { ed25519Signer, witnessSigner } from '../../electron/adapters/signer/ed25519-signer.ts';
import type { EventDraft } from '../../electron/contract/audit.ts';
import type { Sha256, UtcTime } from '../../electron/contract/ids.ts';
import { canonicalJson } from '../../electron/core/ledger/canonical-json.ts';
import type { BundleReader } from '../../electron/core/ledger/verify/bundle-reader.ts';

export type Files = ReadonlyMap<string, Buffer>;

export const verifierFolder = fileURLToPath(new URL('../../resources/verifier', import.meta.url));
export const ownKey = ed25519Signer(new Uint8Array(32).fill(7));
export const otherKey = ed25519Signer(new Uint8Array(32).fill(8));

/** A bundle of `size` events, exported by the real log. `salt` makes other events of the same kind. */
export async function exportedBundle(
  size: number,
  salt = 0,
  signer = ownKey,
  since: string | null = null,
): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), 'cloister-bundle-'));
  let wall = Date.parse('2026-01-01T00:00:00.000Z');
  let steady = 0;
  const log = await openLedger({
    folder: join(folder, 'log'),
    signer,
    witness: witnessSigner(new Uint8Array(32).fill(7)),
    sidecarKey: new Uint8Array(32).fill(9),
    app: { version: '0.1.0', build: 'test' },
    verifierFolder,
    knownHead: null,
    clock: { now: () => new Date((wall += 1000)).toISOString() as UtcTime, monotonic: () => (steady += 1000) },
    reserveBytes: 0,
  });
  await Promise.all(Array.from({ length: size - 1 }, (_, n) => log.append(draft(n, salt), n % 8 === 0 ? { n } : null)));
  await log.export(join(folder, 'bundle'), { since, until: null });
  await log.close();
  const files = readFolder(join(folder, 'bundle'));
  rmSync(folder, { recursive: true });
  return files;
}

export function draft(n: number, salt: number): EventDraft {
  return {
    kind: n % 3 === 0 ? 'document.viewed' : 'document.parsed',
    who: { user: 'u_1', role: 'reviewer', auth: 'passphrase' },
    why: { purpose: 'test', matter: null },
    what: { document: `d_${salt}_${n}`, pages: n, share: n / 8 },
    ai: null,
    decision: null,
  };
}

export function readFolder(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]));
}

export function writeFolder(files: Files, folder: string): void {
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

const digests = new WeakMap<Buffer, Sha256>();

/** Digests are remembered per buffer: a changed file is a new buffer. */
function digestOf(bytes: Buffer): Sha256 {
  const known = digests.get(bytes);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(bytes).digest('hex') as Sha256;
  digests.set(bytes, made);
  return made;
}

export function memoryReader(files: Files): BundleReader {
  return {
    list: () => Promise.resolve({ files: [...files.keys()].sort(), odd: [] }),
    read: (path) => Promise.resolve(files.get(path) ?? null),
    digest: (path) => {
      const bytes = files.get(path);
      return Promise.resolve(bytes === undefined ? null : digestOf(bytes));
    },
    blocks: (path) => lineBlocks(partsOf(files.get(path))),
  };
}

/** In parts, as a file is read. */
export async function* partsOf(bytes: Buffer | undefined): AsyncGenerator<Uint8Array> {
  for (let at = 0; bytes !== undefined && at < bytes.length; at += partBytes) {
    yield await Promise.resolve(bytes.subarray(at, at + partBytes));
  }
}

const partBytes = 64 * 1024;

/** A file that the bundle has. */
export function fileOf(files: Files, name: string): Buffer {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`no ${name}`);
  return bytes;
}

export function withFile(files: Files, name: string, bytes: Buffer): Files {
  return new Map([...files, [name, bytes]]);
}

/** What a careful forger does last: the manifest fits again. `about` replaces facts such as the size. */
export function withManifest(files: Files, about: Record<string, unknown> = {}): Files {
  const old = JSON.parse(fileOf(files, 'manifest.json').toString('utf8')) as Record<string, unknown>;
  const sums = [...files].filter(([name]) => name !== 'manifest.json').map(([name, bytes]) => [name, digestOf(bytes)]);
  const text = `${canonicalJson({ ...old, ...about, files: Object.fromEntries(sums) })}\n`;
  return withFile(files, 'manifest.json', Buffer.from(text));
}

/** The same list each time for the same bytes. Not to be changed. */
export function entriesOf(files: Files): readonly string[] {
  const bytes = fileOf(files, 'entries.jsonl');
  const made = listed.get(bytes) ?? bytes.toString('utf8').split('\n').slice(0, -1);
  listed.set(bytes, made);
  return made;
}

const listed = new WeakMap<Buffer, readonly string[]>();

/** Lines that stand where they stood, at the start and at the end, keep their bytes. */
export function withEntries(files: Files, lines: readonly string[]): Files {
  const bytes = fileOf(files, 'entries.jsonl');
  const old = entriesOf(files);
  const starts = startsOf(bytes);
  const least = Math.min(old.length, lines.length);
  let [same, after] = [0, 0];
  while (same < least && old[same] === lines[same]) same++;
  while (after < least - same && old.at(-1 - after) === lines.at(-1 - after)) after++;
  const between = lines.slice(same, lines.length - after).map((line) => `${line}\n`);
  const parts = [
    bytes.subarray(0, starts[same]),
    Buffer.from(between.join('')),
    bytes.subarray(starts[old.length - after], starts[old.length]),
  ];
  return withFile(files, 'entries.jsonl', Buffer.concat(parts));
}

/** Where each line starts, and where the last one ends. */
export function startsOf(bytes: Buffer): readonly number[] {
  const made = begun.get(bytes) ?? [0];
  if (!begun.has(bytes)) {
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) made.push(at + 1);
    begun.set(bytes, made);
  }
  return made;
}

const begun = new WeakMap<Buffer, number[]>();
