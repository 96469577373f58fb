/** Verifies an exported bundle, step by step. The two standalone verifiers say the same in their own words. */
import type { AuditEvent, Verdict } from '../../contract/audit.ts';
import { areEqual } from './bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { hashTree, type HashTree } from './hash-tree.ts';
import { bundleFiles, type BundleReader } from './verify/bundle-reader.ts';
import type { AnchorFiles } from './verify/check-anchor-files.ts';
import { checkAnchors } from './verify/check-anchors.ts';
import { checkContents } from './verify/check-contents.ts';
import { entryCheck } from './verify/check-blocks.ts';
import { compareEntries, type EntryFault, type ExpectedLeaves } from './verify/check-entries.ts';
import { checkPeople } from './verify/check-people.ts';
import { checkFiles, type BundleManifest } from './verify/check-files.ts';
import { checkHead, parseKeys, readKeys, type Head } from './verify/check-signatures.ts';
import { checkUpperTiles, readTree } from './verify/check-tree.ts';
import { openReport, toVerdict, unreadable, type Report } from './verify/report.ts';

export interface VerifyOptions {
  /** Text of a signed checkpoint that someone else holds. */
  readonly since: string | null;
  /** Text of a key file that came another way than the bundle. */
  readonly policy: string | null;
}

const alone: VerifyOptions = { since: null, policy: null };

/** Verifies a bundle. Never throws for what is in it. */
export async function verifyBundle(bundle: BundleReader, options: VerifyOptions = alone): Promise<Verdict> {
  const given = options.policy === null ? null : parseKeys(options.policy, true);
  const since = options.since === null ? null : parseCheckpoint(options.since);
  const cannot = await whyUnreadable(bundle, options, given === null, since === null);
  if (cannot !== null) return cannot;

  const report = openReport();
  const manifest = await checkFiles(bundle, report);
  const keys = await readKeys(bundle, given, report);
  const head = await checkHead(bundle, keys, report);
  compareManifest(manifest, head, report);
  const { tree, signed } = await checkEntriesAndTree(bundle, manifest, head, report);
  checkPeople(signed, { head, keys, tree }, report);
  const anchoredTo = checkAnchors({ head, keys, tree, since, files: await readAnchors(bundle) }, report);
  tellCompleteness(manifest, report);
  const origin = head?.checkpoint.origin ?? manifest?.origin ?? '';
  return toVerdict(report, { origin, size: sizeOf(manifest, head), anchoredTo });
}

async function whyUnreadable(
  bundle: BundleReader,
  options: VerifyOptions,
  noKeys: boolean,
  noSince: boolean,
): Promise<Verdict | null> {
  const { files } = await bundle.list();
  if (!files.includes(bundleFiles.manifest) && !files.includes(bundleFiles.checkpoint)) {
    return unreadable({ check: 'files', class: 'not-a-bundle', detail: 'this folder is not an audit export' });
  }
  if (options.policy !== null && noKeys) {
    return unreadable({ check: 'signatures', class: 'bad-policy', detail: 'the policy file is not a key file' });
  }
  if (options.since !== null && noSince) {
    return unreadable({ check: 'anchors', class: 'bad-head', detail: 'the head held elsewhere is not a checkpoint' });
  }
  return null;
}

/** The files under `anchors/`. One that cannot be read whole is taken as empty, and is then no anchor. */
async function readAnchors(bundle: BundleReader): Promise<AnchorFiles> {
  const { files } = await bundle.list();
  const paths = files.filter((path) => path.startsWith(bundleFiles.anchors));
  const read = await Promise.all(paths.map((path) => bundle.read(path)));
  return new Map(paths.map((path, at) => [path, read[at] ?? new Uint8Array()]));
}

function compareManifest(manifest: BundleManifest | null, head: Head | null, report: Report): void {
  if (manifest === null || head === null) return;
  if (manifest.size === head.checkpoint.size && manifest.origin === head.checkpoint.origin) return;
  const detail = 'manifest.json and the checkpoint name different logs or sizes';
  report.failed('files', { class: 'altered-manifest', index: null, detail });
}

function sizeOf(manifest: BundleManifest | null, head: Head | null): number {
  return head?.checkpoint.size ?? manifest?.size ?? 0;
}

function tellCompleteness(manifest: BundleManifest | null, report: Report): void {
  if (manifest !== null && manifest.first > 0) {
    const detail = `the bundle holds entries from ${manifest.first} on; of earlier ones only their hashes`;
    report.finding('completeness', { class: 'partial', index: manifest.first, detail });
  } else {
    report.notChecked('completeness', 'whether every act has its entry can be told only beside the vault');
  }
}

interface EntryScope {
  readonly first: number;
  readonly size: number;
}

/** Returns the tree that the entries and the head stand on, null when there is none to compare with, and the events by which people signed. */
async function checkEntriesAndTree(
  bundle: BundleReader,
  manifest: BundleManifest | null,
  head: Head | null,
  report: Report,
): Promise<{ tree: HashTree | null; signed: readonly AuditEvent[] }> {
  const scope = { first: manifest?.first ?? 0, size: sizeOf(manifest, head) };
  const tiles = await readTree(bundle, scope.size);
  const fromTiles = 'class' in tiles ? null : tiles;
  const fromEntries = isSigned(fromTiles, head) ? null : await signedTreeOfEntries(bundle, scope, head);
  if ('class' in tiles) {
    report.failed('tree', { ...tiles, detail: `the hashes from entry ${tiles.index} on are missing` });
  } else if (fromEntries !== null) {
    tellAlteredTile(tiles, fromEntries, report);
  } else {
    await checkTiles(bundle, tiles, head, report);
  }
  const tree = fromEntries ?? fromTiles;
  return { tree, signed: await checkEntries(bundle, scope, tree, report) };
}

/** Whether a tree has the root that was signed. Without a head there is nothing that says otherwise. */
function isSigned(tree: HashTree | null, head: Head | null): boolean {
  return tree !== null && (head === null || areEqual(tree.root(), head.checkpoint.root));
}

/** The tree of the entries themselves, when that is the one that was signed: then the tiles are wrong, not the entries. */
async function signedTreeOfEntries(
  bundle: BundleReader,
  { first, size }: EntryScope,
  head: Head | null,
): Promise<HashTree | null> {
  if (first > 0 || head === null) return null;
  const tree = hashTree();
  for await (const { facts } of bundle.blocks(bundleFiles.entries)) tree.append(facts.leaves);
  return tree.size() === size && isSigned(tree, head) ? tree : null;
}

async function checkTiles(bundle: BundleReader, tree: HashTree, head: Head | null, report: Report): Promise<void> {
  const upper = await checkUpperTiles(bundle, tree);
  if (!isSigned(tree, head)) {
    report.failed('tree', { class: 'wrong-root', index: null, detail: 'the hashes do not give the signed root' });
  } else if (upper !== null) {
    report.failed('tree', { ...upper, detail: `an upper hash over entry ${upper.index} is wrong or missing` });
  } else if (head === null) {
    report.notChecked('tree', 'there is no head to compare the hashes with');
  } else {
    report.passed('tree', `the hashes of ${tree.size()} entries give the signed root`);
  }
}

function tellAlteredTile(tiles: HashTree, entries: HashTree, report: Report): void {
  let index = 0;
  while (index < tiles.size() - 1 && areEqual(tiles.node(0, index), entries.node(0, index))) index++;
  report.failed('tree', {
    class: 'altered-tile',
    index,
    detail: `the stored hash of entry ${index} is wrong; the entry is not`,
  });
}

/** Compares and reads the entries. Behind the first one that is not what it was, nothing is read. */
async function checkEntries(
  bundle: BundleReader,
  { first, size }: EntryScope,
  tree: HashTree | null,
  report: Report,
): Promise<readonly AuditEvent[]> {
  const comparison = tree === null ? null : compareEntries({ first, size, tree });
  const before = first === 0 ? null : tree === null ? 'unknown' : tree.node(0, first - 1);
  const contents = checkContents(before);
  const signed: AuditEvent[] = [];
  const next = entryCheck(first, comparison, contents, (event) => signed.push(event));
  for await (const block of bundle.blocks(bundleFiles.entries)) {
    await next(block);
    if (comparison?.isSettled() === true) break;
  }
  if (comparison === null) report.notChecked('entries', 'there are no hashes to compare the entries with');
  else tellEntries(comparison.fault(), { first, size }, report);
  contents.tell(report);
  return signed;
}

function tellEntries(fault: EntryFault | null, { first, size }: Omit<ExpectedLeaves, 'tree'>, report: Report): void {
  if (fault === null) {
    report.passed(
      'entries',
      size === first ? 'there are no entries' : `entries ${first} to ${size - 1} are what the tree holds`,
    );
    return;
  }
  const detail = `${wordsOf[fault.class]} at entry ${fault.index}`;
  report.failed('entries', { ...fault, detail });
}

const wordsOf: Readonly<Record<EntryFault['class'], string>> = {
  'altered-entry': 'an entry was altered',
  're-encoded-entry': 'an entry says the same in other bytes',
  'missing-entry': 'one entry or more are missing',
  'inserted-entry': 'an entry that the tree does not hold stands',
  'duplicated-entry': 'an earlier entry stands again',
  'reordered-entry': 'the order of entries was changed',
};
