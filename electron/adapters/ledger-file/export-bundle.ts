/** Writes a bundle that others can check without us. The same range gives the same bytes, always. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AuditEvent } from '../../contract/audit.ts';
import { CloisterError, type FailureCode } from '../../contract/failure.ts';
import { toHex } from '../../core/ledger/bytes.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { signCheckpoint } from '../../core/ledger/checkpoint.ts';
import { formatVerifierKey } from '../../core/ledger/signed-note.ts';
import { tileBytes, tilePath, tilesOf } from '../../core/ledger/tiles.ts';
import { bundleFiles } from '../../core/ledger/verify/bundle-reader.ts';
import { bundleReadme } from '../../core/ledger/views/bundle-readme.ts';
import { csvHeader, csvLine } from '../../core/ledger/views/events-csv.ts';
import { fhirLine } from '../../core/ledger/views/fhir-audit-event.ts';
import { ocsfLine } from '../../core/ledger/views/ocsf-event.ts';
import type { Watch } from '../../ports/watch.ts';
import { bundleWriter, type BundleWriter } from './bundle-writer.ts';
import { findRange, type EntryRange, type TimeRange } from './entry-range.ts';
import { readSegmentEntries } from './entry-reader.ts';
import { systemCode } from './log-files.ts';
import type { LedgerParts } from './ledger-parts.ts';

/** Exports the entries of a time range into `folder`, which must be missing or empty.
 *  Fails with `cancelled`, `folder-not-empty`, `disk-low`, `invalid` (a bound that is no date) or `unreadable` (the place cannot be written). */
export async function exportBundle(
  parts: LedgerParts,
  folder: string,
  { maximumHours = null, ...times }: TimeRange & { readonly maximumHours?: number | null },
  watch?: Watch,
): Promise<{ files: number; entries: number }> {
  await refuseFullFolder(folder);
  const range = await findRange(parts, times);
  const writer = await startBundle(folder);
  try {
    const people = await writeEntries(parts, range, writer, watch);
    await writeTree(parts, range, writer);
    await writeAnchors(parts, range, writer);
    await writeWords(parts, range, people, writer);
    await writePolicy(maximumHours, writer);
    await writeManifest(parts, range, writer);
    await writer.finish();
    return { files: Object.keys(writer.digests()).length, entries: range.end - range.first };
  } catch (cause) {
    await writer.abandon();
    throw cause instanceof CloisterError ? cause : new CloisterError(codeOf(cause), { subject: folder, cause });
  }
}

async function refuseFullFolder(folder: string): Promise<void> {
  const inside = await readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw new CloisterError('unreadable', { subject: folder, cause: error });
  });
  if (inside.length > 0) throw new CloisterError('folder-not-empty', { subject: folder });
}

async function startBundle(folder: string): Promise<BundleWriter> {
  try {
    await mkdir(dirname(folder), { recursive: true });
    return await bundleWriter(folder);
  } catch (cause) {
    throw new CloisterError(codeOf(cause), { subject: folder, cause });
  }
}

function codeOf(cause: unknown): FailureCode {
  if (cause instanceof Error && cause.name === 'AbortError') return 'cancelled';
  const code = systemCode(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-low';
  return code === 'ENOTEMPTY' || code === 'EEXIST' ? 'folder-not-empty' : 'unreadable';
}

async function writeEntries(
  parts: LedgerParts,
  { first, end }: EntryRange,
  writer: BundleWriter,
  watch: Watch | undefined,
): Promise<readonly Signer[]> {
  const origin = parts.key.name;
  const tree = parts.opened.journal.tree;
  const entries = await writer.file(bundleFiles.entries);
  const csv = await writer.file('views/events.csv');
  const ocsf = await writer.file('views/ocsf.jsonl');
  const fhir = await writer.file('views/fhir.ndjson');
  await csv.add(csvHeader);
  const people = new Map<string, Signer>();
  for (const segment of parts.segments) {
    watch?.signal.throwIfAborted();
    watch?.onProgress(Math.min(Math.max(segment.first - first, 0), end - first), end - first);
    const all = segment.first < end ? await readSegmentEntries(parts.openFile, segment, end) : [];
    const inside = all.filter(({ index }) => index >= first);
    const events = inside.map(({ index, bytes }) => ({
      event: AuditEvent.parse(JSON.parse(bytes.toString('utf8'))),
      leaf: toHex(tree.node(0, index)),
    }));
    for (const { event } of events) {
      if (event.kind === 'signature.applied') people.set(...signerOf(event));
    }
    const newline = Buffer.from('\n');
    await entries.add(Buffer.concat(inside.flatMap(({ bytes }) => [bytes, newline])));
    await csv.add(events.map(csvLine).join(''));
    await ocsf.add(events.map((one) => ocsfLine(one, origin)).join(''));
    await fhir.add(events.map((one) => fhirLine(one, origin)).join(''));
  }
  for (const one of [entries, csv, ocsf, fhir]) await one.close();
  return [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, signer]) => signer);
}

interface Signer {
  readonly user: string;
  readonly key: string;
}

/** Who signed with which key, under a name to sort by. */
function signerOf({ who, what }: AuditEvent): [string, Signer] {
  const key = typeof what.key === 'string' ? what.key : '';
  return [`${who.user} ${key}`, { user: who.user, key }];
}

async function writeTree(
  { opened, key, options }: LedgerParts,
  { end }: EntryRange,
  writer: BundleWriter,
): Promise<void> {
  const tree = opened.journal.tree;
  for (const tile of tilesOf(end)) await writer.put(tilePath(tile), tileBytes(tree.node, tile));
  const checkpoint = signCheckpoint({ origin: key.name, size: end, root: tree.root(end) }, key, options.signer.sign);
  await writer.put(bundleFiles.checkpoint, checkpoint);
}

/** What others signed of heads that this bundle holds. */
async function writeAnchors({ anchors }: LedgerParts, { end }: EntryRange, writer: BundleWriter): Promise<void> {
  for (const [path, bytes] of [...anchors.files()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (sizeIn(path) <= end) await writer.put(path, bytes);
  }
}

/** The size of the head that an anchor file is about stands in its name. */
function sizeIn(path: string): number {
  return Number(/^anchors\/(\d{12})-/u.exec(path)?.[1] ?? Infinity);
}

async function writeWords(
  parts: LedgerParts,
  range: EntryRange,
  people: readonly Signer[],
  writer: BundleWriter,
): Promise<void> {
  const { key, options, anchors } = parts;
  const vkey = formatVerifierKey(key);
  const { witnesses, timestamps } = anchors.keys();
  const known = { version: 1, log: [vkey], witnesses: witnesses.map(formatVerifierKey), timestamps };
  const keys = people.length === 0 ? known : { ...known, people };
  await writer.put(bundleFiles.keys, `${canonicalJson(keys)}\n`);
  await writer.put('README.txt', bundleReadme(aboutRange(key.name, range), vkey));
  for (const name of ['verify.mjs', 'verify.py']) {
    await writer.put(name, await readFile(join(options.verifierFolder, name)));
  }
}

/** The rules for anchors that were in force when this was exported. */
async function writePolicy(maximumHours: number | null, writer: BundleWriter): Promise<void> {
  await writer.put('policy.json', `${canonicalJson({ version: 1, anchors: { maximumHours } })}\n`);
}

async function writeManifest({ key }: LedgerParts, range: EntryRange, writer: BundleWriter): Promise<void> {
  const manifest = { ...aboutRange(key.name, range), files: writer.digests() };
  await writer.put(bundleFiles.manifest, `${canonicalJson(manifest)}\n`);
}

function aboutRange(origin: string, { first, end }: EntryRange) {
  const format = 'cloister-audit-bundle' as const;
  return { format, version: 1 as const, origin, size: end, first, entries: end - first };
}
