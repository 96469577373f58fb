/** Ways to tamper with an export, each with what a verifier must say about it. */
import type { Sha256 } from '../../electron/contract/ids.ts';
import { signatureBytes } from '../../electron/core/events/signature-bytes.ts';
import { canonicalJson } from '../../electron/core/ledger/canonical-json.ts';
import { originOf, signCheckpoint } from '../../electron/core/ledger/checkpoint.ts';
import { leafHash } from '../../electron/core/ledger/hash.ts';
import { hashTree, type HashTree } from '../../electron/core/ledger/hash-tree.ts';
import { formatVerifierKey, keyTypes } from '../../electron/core/ledger/signed-note.ts';
import { tileBytes, tilePath, tilesOf } from '../../electron/core/ledger/tiles.ts';
import {
  entriesOf,
  fileOf,
  otherKey,
  ownKey,
  startsOf,
  withEntries,
  withFile,
  withManifest,
  type Files,
} from './memory-bundle.ts';

export interface Tampered {
  readonly files: Files;
  /** What must be named; `index` null when no single entry is concerned. */
  readonly expect: { readonly class: string; readonly index: number | null };
  readonly since: string | null;
  readonly policy: string | null;
}

/** Whole numbers from 0 below `n`. */
export type Pick = (n: number) => number;

/** A repeatable source of picks (mulberry32). */
export function picker(seed: number): Pick {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * n);
  };
}

const origin = originOf(ownKey.publicKey);
const vkey = { name: origin, type: keyTypes.log, publicKey: ownKey.publicKey };
export const ownPolicy = canonicalJson({ version: 1, log: [formatVerifierKey(vkey)], witnesses: [] });

/** The same tree each time for the same list. */
export function treeOf(lines: readonly string[]): HashTree {
  const known = trees.get(lines);
  if (known !== undefined) return known;
  const tree = hashTree();
  for (const line of lines) tree.append(leafHash(Buffer.from(line)));
  trees.set(lines, tree);
  return tree;
}

const trees = new WeakMap<readonly string[], HashTree>();

/** A head of the first `size` of these lines by the log's own key. */
export function headOf(lines: readonly string[], size = lines.length): string {
  return signCheckpoint({ origin, size, root: treeOf(lines).root(size) }, vkey, ownKey.sign);
}

type Tamper = (files: Files, other: Files, pick: Pick) => Tampered;

function byEntries(
  change: (
    lines: readonly string[],
    other: readonly string[],
    pick: Pick,
  ) => { lines: readonly string[]; class: string; index: number },
): Tamper {
  return (files, other, pick) => {
    const made = change(entriesOf(files), entriesOf(other), pick);
    const changed = withEntries(files, made.lines);
    return {
      files: pick(2) === 0 ? changed : withManifest(changed),
      expect: { class: made.class, index: made.index },
      since: null,
      policy: null,
    };
  };
}

function edited(line: string, change: (event: Record<string, unknown>) => void): string {
  const event = JSON.parse(line) as Record<string, unknown>;
  change(event);
  return canonicalJson(event);
}

/** Whatever stands in entries, correctly hashed and signed by the owner of the log: then what entries say alone decides. */
export function signedAnew(files: Files, lines: readonly string[]): Files {
  const size = lines.length;
  const made = withFile(withTiles(withEntries(files, lines), lines), 'checkpoint', Buffer.from(headOf(lines)));
  return withManifest(made, { size, entries: size });
}

/** A person's signature on entry `entry` of these lines. */
export function signatureOf(lines: readonly string[], entry: number): Readonly<Record<string, string | number>> {
  const signed = { entry, leaf: leafOf(lines[entry] ?? ''), meaning: 'reviewer', signer: 'u_1' } as const;
  const signature = otherKey.sign(signatureBytes({ origin, ...signed }));
  const key = Buffer.from(otherKey.publicKey).toString('base64');
  return { ...signed, key, signature: Buffer.from(signature).toString('base64') };
}

/** The last line made into the event of a signature. */
export function signedBy(lines: readonly string[], what: object): string {
  return edited(lines.at(-1) ?? '', (event) => Object.assign(event, { kind: 'signature.applied', what }));
}

/** Another entry named, with its own hash, or with the hash of the old one. */
function movedTo(lines: readonly string[], entry: number, pick: Pick): object {
  return pick(2) === 0 ? { entry, leaf: leafOf(lines[entry] ?? '') } : { entry };
}

function leafOf(line: string): Sha256 {
  return Buffer.from(leafHash(Buffer.from(line))).toString('hex') as Sha256;
}

/** New tiles for other entries, under the old head. */
function withTiles(files: Files, lines: readonly string[]): Files {
  const tree = treeOf(lines);
  let made: Files = new Map([...files].filter(([name]) => !name.startsWith('tile/')));
  for (const tile of tilesOf(tree.size()))
    made = withFile(made, tilePath(tile), Buffer.from(tileBytes(tree.node, tile)));
  return made;
}

/** Another past from `at` on, numbered and chained as it should be. */
function relinked(lines: readonly string[], at: number): string[] {
  const made = lines.slice(0, at);
  for (let n = at; n < lines.length; n++) {
    const prev = Buffer.from(leafHash(Buffer.from(made[n - 1] ?? ''))).toString('hex');
    const line = (lines[n] ?? '').replace(/"prev":"[0-9a-f]{64}"/u, `"prev":"${prev}"`);
    made.push(n === at ? edited(line, (event) => (event.mono = 1)) : line);
  }
  return made;
}

export const tamperings: Readonly<Record<string, Tamper>> = {
  'a bit flipped in an entry': (files, _, pick) => {
    const lines = entriesOf(files);
    const index = pick(lines.length);
    const bytes = Buffer.from(fileOf(files, 'entries.jsonl'));
    const at = startsOf(fileOf(files, 'entries.jsonl'))[index]! + pick(lines[index]!.length);
    bytes[at] = bytes[at]! ^ (1 << pick(8));
    const changed = withFile(files, 'entries.jsonl', bytes);
    return {
      files: pick(2) === 0 ? changed : withManifest(changed),
      expect: { class: 'altered-entry', index },
      since: null,
      policy: null,
    };
  },
  'an entry inserted': byEntries((lines, other, pick) => {
    const index = pick(lines.length + 1);
    return { lines: lines.toSpliced(index, 0, other[pick(other.length)] ?? ''), class: 'inserted-entry', index };
  }),
  'entries deleted': byEntries((lines, _, pick) => {
    const index = pick(lines.length);
    return { lines: lines.toSpliced(index, 1 + pick(5)), class: 'missing-entry', index };
  }),
  'the end cut off': byEntries((lines, _, pick) => {
    const index = pick(lines.length);
    return { lines: lines.slice(0, index), class: 'missing-entry', index };
  }),
  'a cut inside an entry': (files, _, pick) => {
    const lines = entriesOf(files);
    const index = pick(lines.length);
    const text = [...lines.slice(0, index), lines[index]!.slice(0, 1 + pick(200))].join('\n');
    const changed = withFile(files, 'entries.jsonl', Buffer.from(text));
    return {
      files: pick(2) === 0 ? changed : withManifest(changed),
      expect: { class: 'altered-entry', index },
      since: null,
      policy: null,
    };
  },
  'two entries exchanged': byEntries((lines, _, pick) => {
    const index = pick(lines.length - 1);
    const later = index + 1 + pick(lines.length - 1 - index);
    const made = lines.with(index, lines[later] ?? '').with(later, lines[index]!);
    return { lines: made, class: 'reordered-entry', index };
  }),
  'an entry repeated': byEntries((lines, _, pick) => {
    const from = pick(lines.length);
    const index = Math.min(lines.length, from + 1 + pick(4));
    const isEnd = index === lines.length;
    return {
      lines: lines.toSpliced(index, 0, lines[from] ?? ''),
      class: isEnd ? 'inserted-entry' : 'duplicated-entry',
      index,
    };
  }),
  'a piece of another log': byEntries((lines, other, pick) => {
    const index = 1 + pick(lines.length - 1);
    return { lines: [...lines.slice(0, index), ...other.slice(index)], class: 'altered-entry', index };
  }),
  'another past with its own tree': (files, _, pick) => {
    const at = 1 + pick(entriesOf(files).length - 1);
    const lines = relinked(entriesOf(files), at);
    const changed = withManifest(withTiles(withEntries(files, lines), lines));
    return { files: changed, expect: { class: 'wrong-root', index: null }, since: null, policy: null };
  },
  'an older head': (files, _, pick) => {
    const lines = entriesOf(files);
    const size = 1 + pick(lines.length - 1);
    const changed = withFile(files, 'checkpoint', Buffer.from(headOf(lines, size)));
    return { files: changed, expect: { class: 'altered-manifest', index: null }, since: null, policy: null };
  },
  'signed again by another key': (files) => {
    const tree = treeOf(entriesOf(files));
    const key = { name: origin, type: keyTypes.log, publicKey: otherKey.publicKey };
    const head = signCheckpoint({ origin, size: tree.size(), root: tree.root() }, key, otherKey.sign);
    const keys = Buffer.from(`${canonicalJson({ version: 1, log: [formatVerifierKey(key)], witnesses: [] })}\n`);
    const changed = withManifest(withFile(withFile(files, 'checkpoint', Buffer.from(head)), 'keys.json', keys));
    return { files: changed, expect: { class: 'foreign-key', index: null }, since: null, policy: ownPolicy };
  },
  'a time edited': byEntries((lines, _, pick) => {
    const index = pick(lines.length);
    const line = edited(lines[index]!, (event) => (event.at = '2027-01-01T00:00:00.000Z'));
    return { lines: lines.with(index, line), class: 'altered-entry', index };
  }),
  'other details committed to': byEntries((lines, _, pick) => {
    const index = pick(lines.length);
    const line = edited(lines[index]!, (event) => (event.side = 'ab'.repeat(32)));
    return { lines: lines.with(index, line), class: 'altered-entry', index };
  }),
  'the same said in other bytes': byEntries((lines, _, pick) => {
    const index = pick(lines.length);
    const line = lines[index]!.replace('"kind":', pick(2) === 0 ? '"kind": ' : String.raw`"k\u0069nd":`);
    return { lines: lines.with(index, line), class: 're-encoded-entry', index };
  }),
  'a stored hash changed': (files, _, pick) => {
    const index = pick(entriesOf(files).length);
    const tile = tilesOf(entriesOf(files).length).find(
      (one) => one.level === 0 && one.index === Math.floor(index / 256),
    );
    const name = tile === undefined ? '' : tilePath(tile);
    const bytes = Buffer.from(fileOf(files, name));
    const at = (index % 256) * 32 + pick(32);
    bytes[at] = bytes[at]! ^ (1 << pick(8));
    return {
      files: withManifest(withFile(files, name, bytes)),
      expect: { class: 'altered-tile', index },
      since: null,
      policy: null,
    };
  },
  'rewritten by the owner of the key': (files, _, pick) => {
    const old = entriesOf(files);
    const at = 1 + pick(old.length - 1);
    const lines = relinked(old, at);
    const changed = withFile(withTiles(withEntries(files, lines), lines), 'checkpoint', Buffer.from(headOf(lines)));
    const since = headOf(old, Math.min(old.length, at + 1 + pick(old.length - at)));
    return { files: withManifest(changed), expect: { class: 'forked', index: null }, since, policy: null };
  },
  'a signature moved to another entry': (files, _, pick) => {
    const lines = entriesOf(files);
    const [from, to] = [pick(lines.length - 1), lines.length - 1];
    const honest = signatureOf(lines, from);
    const forged = { ...honest, ...movedTo(lines, (from + 1 + pick(lines.length - 2)) % to, pick) };
    const changed = [...lines.slice(0, to), signedBy(lines, pick(2) === 0 ? forged : { ...honest, signer: 'u_2' })];
    return {
      files: signedAnew(files, changed),
      expect: { class: 'transplanted-signature', index: to },
      since: null,
      policy: pick(2) === 0 ? ownPolicy : null,
    };
  },
  'an older log than was known': (files, other, pick) => {
    const index = entriesOf(files).length;
    const since = headOf([...entriesOf(files), ...entriesOf(other).slice(0, 1 + pick(5))]);
    return { files, expect: { class: 'rolled-back', index }, since, policy: null };
  },
};
