#!/usr/bin/env node
/* Checks a Cloister audit export. One file, no dependencies, no network, Node 20 or newer.
 *
 *   node verify.mjs [--since CHECKPOINT] [--policy KEYS.json] [--json] FOLDER
 *
 * --since   a signed checkpoint of the same log that you got earlier or from somebody else
 * --policy  a key file (the shape of keys.json) that you got another way than in the folder
 *
 * Exit codes: 0 intact and anchored; 1 intact with findings; 2 usage, or no export; 4 tampered.
 *
 * Formats: canonical JSON (RFC 8785), hash tree (RFC 6962), tiles, signed notes and checkpoints (C2SP). Written apart from
 * the application and from verify.py; all three must say the same. */
import * as crypto from 'node:crypto';
import { closeSync, lstatSync, openSync, readFileSync, readSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { X509Certificate, createHash, createPublicKey, verify: verifySignature } = crypto;

const KINDS = [
  'vault.created',
  'signin.succeeded',
  'signin.failed',
  'signin.ended',
  'matter.created',
  'matter.held',
  'matter.closed',
  'matter.destroyed',
  'import.started',
  'import.ended',
  'document.received',
  'document.rejected',
  'document.parsed',
  'document.classified',
  'document.extracted',
  'document.viewed',
  'document.exported',
  'document.erased',
  'index.updated',
  'index.rebuilt',
  'inference.completed',
  'inference.blocked',
  'evidence.checked',
  'question.asked',
  'question.answered',
  'mentions.searched',
  'review.accepted',
  'review.corrected',
  'review.rejected',
  'review.absent',
  'review.escalated',
  'signature.applied',
  'signature.failed',
  'export.created',
  'model.loaded',
  'model.fetched',
  'model.imported',
  'model.tested',
  'model.approved',
  'model.revoked',
  'settings.changed',
  'route.changed',
  'drift.found',
  'policy.applied',
  'policy.created',
  'policy.marked',
  'policy.trained',
  'policy.approved',
  'policy.stopped',
  'policy.checked',
  'learning.changed',
  'export.refused',
  'export.overridden',
  'failure',
  'anchor.requested',
  'anchor.received',
  'log.opened',
  'log.recovered',
  'log.alarm',
  'disk.low',
  'clock.jump',
];

// ---------------------------------------------------------------- the steps

export function verifyFolder(folder, sinceText, policyText) {
  const { files, odd } = listFiles(folder, '');
  const bundle = { folder, files: new Set(files), names: files, odd };
  if (!bundle.files.has('manifest.json') && !bundle.files.has('checkpoint')) {
    return unreadable('files', 'not-a-bundle', 'this folder is not an audit export');
  }
  const given = policyText === null ? null : parseKeys(policyText);
  if (policyText !== null && given === null)
    return unreadable('signatures', 'bad-policy', 'the policy file is not a key file');
  const since = sinceText === null ? null : parseCheckpoint(sinceText);
  if (sinceText !== null && since === null)
    return unreadable('anchors', 'bad-head', 'the head held elsewhere is not a checkpoint');

  const report = [];
  const manifest = checkFiles(bundle, report);
  const keys = given ?? bundleKeys(bundle, report);
  const head = checkHead(bundle, keys, report);
  if (manifest && head && (manifest.size !== head.size || manifest.origin !== head.origin)) {
    fail(report, 'files', 'altered-manifest', null, 'manifest.json and the checkpoint name different logs or sizes');
  }
  const size = head ? head.size : manifest ? manifest.size : 0;
  const first = manifest ? manifest.first : 0;
  const tree = checkTree(bundle, first, size, head, report);
  checkPeople(checkEntries(bundle, first, size, tree, report), head, keys, tree, report);
  const anchoredTo = checkAnchors(bundle, head, keys, given !== null, tree, since, report);
  if (first > 0) {
    add(
      report,
      'completeness',
      'finding',
      'partial',
      first,
      `the bundle holds entries from ${first} on; of earlier ones only their hashes`,
    );
  } else {
    add(
      report,
      'completeness',
      'not-checked',
      null,
      null,
      'whether every act has its entry can be told only beside the vault',
    );
  }
  return verdict(report, head ? head.origin : manifest ? manifest.origin : '', size, anchoredTo);
}

function checkFiles(bundle, report) {
  const bytes = readFile(bundle, 'manifest.json');
  if (bytes === null) {
    fail(report, 'files', 'missing-file', null, 'manifest.json is missing');
    return null;
  }
  const manifest = parseManifest(bytes);
  if (manifest === null) {
    fail(report, 'files', 'altered-manifest', null, 'manifest.json is not as it was written');
    return null;
  }
  const names = Object.keys(manifest.files).sort();
  const missing = names.filter((name) => !bundle.files.has(name));
  const altered = names.filter((name) => bundle.files.has(name) && digestOf(bundle, name) !== manifest.files[name]);
  const listed = new Set([...names, 'manifest.json']);
  const extra = [...bundle.names.filter((name) => !listed.has(name)), ...bundle.odd].sort();
  const groups = [
    ['missing-file', missing, 'is missing'],
    ['altered-file', altered, 'is not the file that was exported'],
    ['extra-file', extra, 'does not belong to the bundle'],
  ];
  for (const [kind, paths, what] of groups) {
    const rest = paths.length > 1 ? `, and ${paths.length - 1} more` : '';
    if (paths.length > 0) fail(report, 'files', kind, null, `${paths[0]} ${what}${rest}`);
  }
  if (missing.length + altered.length + extra.length === 0)
    pass(report, 'files', `${names.length} files are as the manifest lists them`);
  return manifest;
}

function bundleKeys(bundle, report) {
  const keys = parseKeys(textOf(readFile(bundle, 'keys.json') ?? Buffer.alloc(0)) ?? '');
  if (keys === null) fail(report, 'signatures', 'altered-keys', null, 'keys.json is missing or cannot be read');
  return keys;
}

function checkHead(bundle, keys, report) {
  const bytes = readFile(bundle, 'checkpoint');
  const head = bytes === null ? null : parseCheckpoint(textOf(bytes) ?? '');
  if (head === null) {
    const what = bytes === null ? 'missing' : 'altered';
    fail(report, 'checkpoint', `${what}-checkpoint`, null, `the checkpoint is ${what}`);
    return null;
  }
  pass(report, 'checkpoint', `the head of ${head.origin} at ${head.size} entries`);
  if (keys === null) return head;
  const worth = judge(head, keys);
  if (worth === 'bad-signature') fail(report, 'signatures', worth, null, 'the signature of the checkpoint is wrong');
  else if (worth === 'foreign-key') fail(report, 'signatures', worth, null, 'the checkpoint is signed by no known key');
  else pass(report, 'signatures', `signed by ${head.origin}`);
  return head;
}

/** The leaf hashes to believe: those of the tiles, or of the entries when only these give the signed root. */
function checkTree(bundle, first, size, head, report) {
  const tiles = readTiles(bundle, size);
  const signed = (tree) => tree !== null && (head === null || rootOf(tree, tree.length).equals(head.root));
  const fromTiles = Array.isArray(tiles) ? tiles : null;
  if (!signed(fromTiles) && first === 0 && head !== null) {
    const entries = [];
    for (const line of linesOf(bundle, 'entries.jsonl')) entries.push(leafHash(line));
    if (entries.length === size && signed(entries)) {
      if (fromTiles === null) {
        fail(report, 'tree', 'missing-tile', tiles.missing, `the hashes from entry ${tiles.missing} on are missing`);
      } else {
        const index = entries.findIndex((leaf, at) => !leaf.equals(fromTiles[at]));
        fail(report, 'tree', 'altered-tile', index, `the stored hash of entry ${index} is wrong; the entry is not`);
      }
      return entries;
    }
  }
  if (fromTiles === null) {
    fail(report, 'tree', 'missing-tile', tiles.missing, `the hashes from entry ${tiles.missing} on are missing`);
    return null;
  }
  const upper = checkUpperTiles(bundle, fromTiles);
  if (!signed(fromTiles)) fail(report, 'tree', 'wrong-root', null, 'the hashes do not give the signed root');
  else if (upper)
    fail(report, 'tree', upper.kind, upper.index, `an upper hash over entry ${upper.index} is wrong or missing`);
  else if (head === null) add(report, 'tree', 'not-checked', null, null, 'there is no head to compare the hashes with');
  else pass(report, 'tree', `the hashes of ${size} entries give the signed root`);
  return fromTiles;
}

function checkEntries(bundle, first, size, tree, report) {
  const contents = { count: 0, schema: null, order: null, clock: null, last: null, previous: null, signed: [] };
  contents.previous =
    first === 0 ? sha256(Buffer.alloc(0)).toString('hex') : tree === null ? null : tree[first - 1].toString('hex');
  let index = first;
  let broken = null;
  for (const line of linesOf(bundle, 'entries.jsonl')) {
    const leaf = leafHash(line);
    if (broken !== null) {
      broken.after ??= leaf;
      continue;
    }
    if (tree !== null && !(index < size && tree[index].equals(leaf))) broken = { index, line, leaf, after: null };
    else readEntry(contents, index++, line, leaf);
  }
  if (tree === null) {
    add(report, 'entries', 'not-checked', null, null, 'there are no hashes to compare the entries with');
  } else if (broken !== null) {
    const kind = classOf(broken, tree, first, size);
    fail(report, 'entries', kind, broken.index, `${WORDS[kind]} at entry ${broken.index}`);
  } else if (index < size) {
    fail(report, 'entries', 'missing-entry', index, `${WORDS['missing-entry']} at entry ${index}`);
  } else {
    pass(
      report,
      'entries',
      size === first ? 'there are no entries' : `entries ${first} to ${size - 1} are what the tree holds`,
    );
  }
  const { schema, order, clock, count } = contents;
  if (schema) fail(report, 'schema', ...schema);
  else pass(report, 'schema', `${count} entries have the shape of events, in canonical form`);
  if (order) fail(report, 'order', ...order);
  else pass(report, 'order', `${count} entries are numbered without a gap and name their predecessor`);
  if (clock) add(report, 'clock', 'finding', ...clock);
  else pass(report, 'clock', 'no time runs back');
  return contents.signed;
}

/** Signatures of people: each must hold for the entry that it names, at the place where that entry stands. */
function checkPeople(events, head, keys, tree, report) {
  if (events.length === 0) return;
  if (head === null || tree === null) {
    add(report, 'signatures', 'not-checked', null, null, 'signatures of people: there is nothing to compare them with');
    return;
  }
  const isKnown = ({ what }) => keys.people.some(({ user, key }) => user === what.signer && key === what.key);
  const broken = events.find((event) => !personSigned(event, head.origin, tree));
  const stranger = keys === null || keys.people === null ? undefined : events.find((event) => !isKnown(event));
  if (broken !== undefined) {
    const detail = `the signature of a person in entry ${broken.n} does not hold for the entry that it names`;
    fail(report, 'signatures', 'transplanted-signature', broken.n, detail);
  } else if (stranger === undefined) {
    pass(report, 'signatures', `${events.length} signatures of people hold for the entries that they name`);
  }
  if (stranger !== undefined) {
    const detail = `entry ${stranger.n} is signed with a key that the key file does not name for its signer`;
    add(report, 'signatures', 'finding', 'unknown-signer', stranger.n, detail);
  }
}

/** What a person signs is the canonical form of these six facts. */
function personSigned({ what, who }, origin, tree) {
  if (!isSignature(what) || what.signer !== who.user || what.entry >= tree.length) return false;
  if (tree[what.entry].toString('hex') !== what.leaf) return false;
  const { entry, leaf, meaning, signer } = what;
  const [key, signature] = [fromBase64(what.key), fromBase64(what.signature)];
  if (key === null || signature === null) return false;
  const signed = canonicalOrNull({ purpose: 'cloister signature v1', origin, entry, leaf, meaning, signer });
  return isSigned(key, Buffer.from(signed), signature);
}

const WORDS = {
  'altered-entry': 'an entry was altered',
  're-encoded-entry': 'an entry says the same in other bytes',
  'missing-entry': 'one entry or more are missing',
  'inserted-entry': 'an entry that the tree does not hold stands',
  'duplicated-entry': 'an earlier entry stands again',
  'reordered-entry': 'the order of entries was changed',
};

/** The simplest change that explains what stands at `index`. */
function classOf({ index, line, leaf, after }, tree, first, size) {
  if (index >= size) return 'inserted-entry';
  let place = first;
  while (place < size && !tree[place].equals(leaf)) place++;
  if (place < size && place < index) return 'duplicated-entry';
  if (place < size) {
    const follows = after === null ? place === size - 1 : place + 1 < size && tree[place + 1].equals(after);
    return follows ? 'missing-entry' : 'reordered-entry';
  }
  if (after !== null && after.equals(tree[index])) return 'inserted-entry';
  const value = parseJson(textOf(line));
  const canonical = value === undefined ? null : canonicalOrNull(value);
  if (canonical !== null && leafHash(Buffer.from(canonical)).equals(tree[index])) return 're-encoded-entry';
  return 'altered-entry';
}

function readEntry(contents, index, line, leaf) {
  contents.count++;
  const text = textOf(line);
  const event = text === null ? undefined : parseJson(text);
  if (event === undefined || !isCanonical(text, event)) {
    contents.schema ??= ['not-canonical', index, `entry ${index} is not canonical JSON`];
  } else if (!isEvent(event)) {
    contents.schema ??= ['bad-schema', index, `entry ${index} is not an event of format version 1`];
  } else {
    if (event.n !== index) contents.order ??= ['wrong-number', index, `entry ${index} says that it is ${event.n}`];
    else if (contents.previous !== null && event.prev !== contents.previous) {
      contents.order ??= ['broken-chain', index, `entry ${index} does not name the entry before it`];
    }
    if (contents.last !== null && event.at < contents.last) {
      contents.clock ??=
        event.kind === 'clock.jump'
          ? ['clock-jump', index, `the clock was set back before entry ${index}; the log says so itself`]
          : ['clock-back', index, `the time of entry ${index} is before that of the entry before it`];
    }
    contents.last = event.at;
    if (event.kind === 'signature.applied') contents.signed.push(event);
  }
  contents.previous = leaf.toString('hex');
}

function checkAnchors(bundle, head, keys, areConfirmed, tree, since, report) {
  if (head === null || keys === null || tree === null) {
    add(
      report,
      'anchors',
      'not-checked',
      null,
      null,
      'nothing to compare: the head, the keys or the tree cannot be read',
    );
    return null;
  }
  let anchored = null;
  if (since !== null) {
    const fault = sinceFault(since, head, keys, tree);
    if (fault) fail(report, 'anchors', ...fault);
    else {
      pass(report, 'anchors', `continues the head held elsewhere at ${since.size} entries`);
      anchored = since.size;
    }
  }
  const isKeyConfirmed = areConfirmed || anchored !== null;
  for (const witness of areConfirmed ? keys.witnesses : []) {
    const seconds = cosigned(head, witness);
    if (seconds === null) continue;
    if (seconds === false)
      fail(report, 'anchors', 'bad-signature', null, `the cosignature of ${witness.name} is wrong`);
    else {
      pass(report, 'anchors', `${witness.name} saw ${head.size} entries at ${timeText(seconds)}`);
      anchored = Math.max(anchored ?? 0, head.size);
    }
  }
  const farthest = checkAnchorFiles(bundle, head, keys, areConfirmed, tree, report);
  if (farthest !== null) anchored = Math.max(anchored ?? 0, farthest);
  if (!report.some((line) => line.check === 'anchors')) {
    add(
      report,
      'anchors',
      'finding',
      'unanchored',
      null,
      'unanchored: no head of this log that someone else holds was given',
    );
  }
  if (!isKeyConfirmed) {
    const detail = 'the key comes from the bundle itself; compare it with one that you got another way (--policy)';
    add(report, 'signatures', 'finding', 'key-not-confirmed', null, detail);
  }
  return anchored;
}

/** Heads under anchors/ that others cosigned or time-stamped. They count when the keys came another way than the bundle. */
function checkAnchorFiles(bundle, head, keys, areConfirmed, tree, report) {
  const { seen, faults, unknown } = readAnchors(bundle, head, keys, tree);
  for (const fault of faults) fail(report, 'anchors', ...fault);
  let farthest = null;
  for (const { size, seconds, by } of seen) {
    const time = timeText(seconds);
    if (areConfirmed) {
      pass(report, 'anchors', `anchored to ${size} entries at ${time} by ${by}; unanchored tail ${head.size - size}`);
      farthest = Math.max(farthest ?? 0, size);
    } else {
      const why = 'its key comes from the bundle itself (--policy)';
      const detail = `${by} is said to have seen ${size} entries at ${time}; ${why}`;
      add(report, 'anchors', 'finding', 'unconfirmed-anchor', null, detail);
    }
  }
  for (const { size, certificate } of unknown) {
    const detail = `a time stamp of ${size} entries is by a certificate that no key file names: ${certificate ?? 'none'}`;
    add(report, 'anchors', 'finding', 'unknown-timestamp', null, detail);
  }
  return farthest;
}

function readAnchors(bundle, head, keys, tree) {
  const found = { seen: [], faults: [], unknown: [] };
  const altered = (path) => found.faults.push(['altered-anchor', null, `${path} is no head, or belongs to none`]);
  const notePathOf = (path) => {
    const name = /^(.*)\.[^./]*\.tsr$/s.exec(path);
    return name === null ? '' : `${name[1]}.note`;
  };
  const paths = bundle.names.filter((path) => path.startsWith('anchors/')).sort();
  const stamps = paths.filter((path) => path.endsWith('.tsr'));
  for (const path of paths.filter((one) => !one.endsWith('.tsr'))) {
    const bytes = readFile(bundle, path) ?? Buffer.alloc(0);
    const note = path.endsWith('.note') ? parseCheckpoint(textOf(bytes) ?? '') : null;
    if (note === null) {
      altered(path);
      continue;
    }
    const fault = sinceFault(note, head, keys, tree);
    if (fault !== null) {
      found.faults.push(fault);
      continue;
    }
    for (const witness of keys.witnesses) {
      const seconds = cosigned(note, witness);
      if (seconds === false) found.faults.push(['bad-signature', null, `the cosignature of ${witness.name} is wrong`]);
      else if (seconds !== null) found.seen.push({ size: note.size, seconds, by: witness.name });
    }
    for (const stamp of stamps.filter((one) => notePathOf(one) === path))
      readStamp(bundle, stamp, bytes, note, keys, found);
  }
  for (const path of stamps) if (!paths.includes(notePathOf(path))) altered(path);
  return found;
}

function readStamp(bundle, path, bytes, note, keys, found) {
  const token = parseToken(readFile(bundle, path) ?? Buffer.alloc(0));
  if (token === null || !token.imprint.equals(sha256(bytes))) {
    found.faults.push(['bad-timestamp', null, `${path} is no time stamp of its head`]);
    return;
  }
  const sums = token.certificates.map((one) => sha256(one).toString('hex'));
  const at = sums.findIndex((sum) => keys.timestamps.includes(sum));
  if (at < 0) found.unknown.push({ size: note.size, certificate: sums[0] ?? null });
  else if (isStampSigned(token.certificates[at], token))
    found.seen.push({ size: note.size, seconds: token.seconds, by: `certificate ${sums[at].slice(0, 16)}` });
  else found.faults.push(['bad-timestamp', null, `the signature of ${path} is wrong`]);
}

function sinceFault(since, head, keys, tree) {
  const worth = judge(since, keys);
  if (since.origin !== head.origin || worth === 'foreign-key')
    return ['foreign-head', null, 'the head held elsewhere is of another log'];
  if (worth !== 'signed') return [worth, null, 'the signature of the head held elsewhere is wrong'];
  if (since.size > head.size) {
    return ['rolled-back', head.size, `${since.size} entries were known elsewhere, ${head.size} are here`];
  }
  if (since.size <= tree.length && rootOf(tree, since.size).equals(since.root)) return null;
  return ['forked', null, `the first ${since.size} entries are not those of the head held elsewhere`];
}

// ---------------------------------------------------------------- the verdict

const fail = (report, check, kind, index, detail) => add(report, check, 'failed', kind, index, detail);
const pass = (report, check, detail) => add(report, check, 'passed', null, null, detail);

function add(report, check, verdict, kind, index, detail) {
  report.push({ check, verdict, class: kind, index, detail: detail.slice(0, 600) });
}

function verdict(report, origin, size, anchoredTo) {
  const failures = report.filter((line) => line.verdict === 'failed');
  const findings = report.some((line) => line.verdict === 'finding');
  // A signature of a person that does not hold says nothing against the entries.
  const isAboutRoot = (line) =>
    (['checkpoint', 'signatures'].includes(line.check) && line.class !== 'transplanted-signature') ||
    line.class === 'wrong-root';
  const nothingProven = failures.some(isAboutRoot);
  const broken = failures
    .filter((line) => ['entries', 'schema', 'order'].includes(line.check))
    .map((line) => line.index ?? 0);
  return {
    outcome: failures.length > 0 ? 'tampered' : findings ? 'intact-with-findings' : 'intact',
    origin,
    size,
    intactTo: nothingProven ? 0 : Math.min(size, ...broken),
    anchoredTo,
    unanchoredTail: Math.max(0, size - (anchoredTo ?? 0)),
    lines: report,
  };
}

function unreadable(check, kind, detail) {
  const line = { check, verdict: 'failed', class: kind, index: null, detail };
  return {
    outcome: 'unreadable',
    origin: '',
    size: 0,
    intactTo: 0,
    anchoredTo: null,
    unanchoredTail: 0,
    lines: [line],
  };
}

function inWords(result) {
  const marks = { passed: 'ok      ', failed: 'FAILED  ', finding: 'note    ', 'not-checked': '-       ' };
  const lines = result.lines.map((line) => {
    const place = line.index === null ? '' : ` [first entry ${line.index}]`;
    const kind = line.class === null ? '' : ` (${line.class})`;
    return `${marks[line.verdict]}${line.check}: ${line.detail}${kind}${place}`;
  });
  const ends = {
    intact: 'Intact and anchored.',
    'intact-with-findings': 'Intact, with the notes above.',
    tampered: 'TAMPERED. What failed, and the first entry concerned, stands above.',
    unreadable: 'This cannot be read as an audit export.',
  };
  const anchored =
    result.anchoredTo === null
      ? 'unanchored'
      : `anchored to entry ${result.anchoredTo}, unanchored tail ${result.unanchoredTail}`;
  const summary =
    result.outcome === 'unreadable' ? [] : [`Entries intact: ${result.intactTo} of ${result.size}; ${anchored}.`];
  return [...lines, ...summary, ends[result.outcome]].join('\n');
}

// ---------------------------------------------------------------- files

function listFiles(folder, under) {
  const files = [];
  const odd = [];
  let inside = [];
  try {
    inside = readdirSync(join(folder, under), { withFileTypes: true });
  } catch {
    return { files, odd };
  }
  for (const one of inside) {
    const path = under === '' ? one.name : `${under}/${one.name}`;
    if (one.isFile()) files.push(path);
    else if (one.isDirectory()) {
      const below = listFiles(folder, path);
      files.push(...below.files);
      odd.push(...below.odd);
    } else odd.push(path);
  }
  return { files: files.sort(), odd: odd.sort() };
}

function readFile(bundle, path) {
  if (!bundle.files.has(path)) return null;
  const place = join(bundle.folder, ...path.split('/'));
  return lstatSync(place).size > 64 * 1024 * 1024 ? null : readFileSync(place);
}

function* partsOf(bundle, path) {
  if (!bundle.files.has(path)) return;
  const file = openSync(join(bundle.folder, ...path.split('/')), 'r');
  try {
    for (;;) {
      const part = Buffer.alloc(1 << 20);
      const length = readSync(file, part, 0, part.length, null);
      if (length === 0) return;
      yield part.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** Lines without their newlines; a last line without one counts. */
function* linesOf(bundle, path) {
  let rest = Buffer.alloc(0);
  for (const part of partsOf(bundle, path)) {
    const block = rest.length === 0 ? part : Buffer.concat([rest, part]);
    let start = 0;
    for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10, start)) {
      yield block.subarray(start, end);
      start = end + 1;
    }
    rest = block.subarray(start).subarray(0, 70000);
  }
  if (rest.length > 0) yield rest;
}

function digestOf(bundle, path) {
  const sum = createHash('sha256');
  for (const part of partsOf(bundle, path)) sum.update(part);
  return sum.digest('hex');
}

// ---------------------------------------------------------------- tree

/** In one call where Node has it (20.12 and newer); as text of one character a byte it comes fastest. */
const sha256 =
  crypto.hash === undefined
    ? (bytes) => createHash('sha256').update(bytes).digest()
    : (bytes) => Buffer.from(crypto.hash('sha256', bytes, 'binary'), 'latin1');

function leafHash(entry) {
  const bytes = Buffer.allocUnsafe(entry.length + 1);
  bytes[0] = 0;
  bytes.set(entry, 1);
  return sha256(bytes);
}

/** RFC 6962 root of the first `size` leaves, level by level, in place: pairs are joined, an odd one moves up. */
function rootOf(leaves, size) {
  if (size === 0) return sha256(Buffer.alloc(0));
  const row = Buffer.concat(leaves.slice(0, size));
  const pair = Buffer.alloc(65, 1);
  for (let width = size; width > 1; width = Math.ceil(width / 2)) {
    for (let at = 0; at + 1 < width; at += 2) {
      row.copy(pair, 1, at * 32, at * 32 + 64);
      sha256(pair).copy(row, at * 16);
    }
    if (width % 2 === 1) row.copy(row, (width - 1) * 16, (width - 1) * 32, width * 32);
  }
  return row.subarray(0, 32);
}

function tilePath(level, index, width) {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g);
  const path = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
  return `tile/${level}/${path}${width < 256 ? `.p/${width}` : ''}`;
}

function readTile(bundle, level, index, width) {
  const bytes = readFile(bundle, tilePath(level, index, width));
  return bytes !== null && bytes.length === width * 32 ? bytes : null;
}

function readTiles(bundle, size) {
  const leaves = [];
  for (let index = 0; index * 256 < size; index++) {
    const width = Math.min(256, size - index * 256);
    const bytes = readTile(bundle, 0, index, width);
    if (bytes === null) return { missing: index * 256 };
    for (let at = 0; at < width; at++) leaves.push(bytes.subarray(at * 32, at * 32 + 32));
  }
  return leaves;
}

function checkUpperTiles(bundle, leaves) {
  let below = leaves;
  for (let level = 1; below.length >= 256; level++) {
    const hashes = [];
    for (let at = 0; at + 256 <= below.length; at += 256) hashes.push(rootOf(below.slice(at, at + 256), 256));
    for (let index = 0; index * 256 < hashes.length; index++) {
      const width = Math.min(256, hashes.length - index * 256);
      const bytes = readTile(bundle, level, index, width);
      if (bytes === null) return { kind: 'missing-tile', index: index * 256 * 256 ** level };
      for (let at = 0; at < width; at++) {
        if (bytes.subarray(at * 32, at * 32 + 32).equals(hashes[index * 256 + at])) continue;
        return { kind: 'altered-tile', index: (index * 256 + at) * 256 ** level };
      }
    }
    below = hashes;
  }
  return null;
}

// ---------------------------------------------------------------- signed notes

function parseNote(note) {
  if (note.length > 65536 || /[\u0000-\u0009\u000b-\u001f\u007f]/.test(note) || !note.isWellFormed()) return null;
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const signatures = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const parts = /^\u2014 ([^\s\u0085+]+) ([0-9A-Za-z+/]+=*)$/u.exec(line);
    const bytes = parts === null ? null : fromBase64(parts[2]);
    if (bytes === null || bytes.length < 5) return null;
    signatures.push({ name: parts[1], keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) });
  }
  return signatures.length > 64 ? null : { text: note.slice(0, end + 1), signatures };
}

function parseCheckpoint(text) {
  const note = parseNote(text);
  const parts = note && /^([^\n]+)\n(0|[1-9]\d{0,14})\n([0-9A-Za-z+/]{43}=)\n(?:[^\n]+\n)*$/u.exec(note.text);
  const root = parts ? fromBase64(parts[3]) : null;
  return root === null ? null : { origin: parts[1], size: Number(parts[2]), root, note };
}

function parseKeys(text) {
  const file = parseJson(text);
  if (!isObject(file) || file.version !== 1) return null;
  const optional = ['timestamps', 'people'].filter((name) => Object.hasOwn(file, name));
  if (!hasKeys(file, ['version', 'log', 'witnesses', ...optional])) return null;
  const timestamps = Object.hasOwn(file, 'timestamps') ? file.timestamps : [];
  const people = Object.hasOwn(file, 'people') ? file.people : null;
  if (optional.includes('people') && !listOf(shape({ user: isText, key: isText }))(people)) return null;
  if (!Array.isArray(timestamps) || !timestamps.every(isDigest)) return null;
  if (![file.log, file.witnesses].every((list) => Array.isArray(list) && list.every((key) => typeof key === 'string')))
    return null;
  const log = file.log.map(parseKey);
  const witnesses = file.witnesses.map(parseKey);
  return [...log, ...witnesses].includes(null) ? null : { log, witnesses, timestamps, people };
}

function parseKey(text) {
  const parts = /^([^\s\u0085+]+)\+([0-9a-f]{8})\+([0-9A-Za-z+/]+=*)$/u.exec(text);
  const body = parts === null ? null : fromBase64(parts[3]);
  if (body === null || body.length !== 33) return null;
  const keyId = sha256(Buffer.concat([Buffer.from(`${parts[1]}\n`), body])).subarray(0, 4);
  return keyId.toString('hex') === parts[2] ? { name: parts[1], keyId, publicKey: body.subarray(1) } : null;
}

const belongs = (key, line) => key.name === line.name && key.keyId.equals(line.keyId);

/** A log signs under its own origin. A known key whose signature fails spoils the note; unknown lines are ignored. */
function judge(head, keys) {
  let worth = 'foreign-key';
  for (const line of head.note.signatures) {
    const key = keys.log.find((one) => one.name === head.origin && belongs(one, line));
    if (key === undefined) continue;
    if (!isSigned(key.publicKey, Buffer.from(head.note.text), line.signature)) return 'bad-signature';
    worth = 'signed';
  }
  return worth;
}

/** Seconds at which a witness signed; null when it did not, false when its signature is wrong. */
function cosigned(head, witness) {
  const line = head.note.signatures.find((one) => belongs(witness, one));
  if (line === undefined || line.signature.length !== 72) return null;
  const seconds = Number(line.signature.readBigUInt64BE(0));
  const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${head.note.text}`);
  return isSigned(witness.publicKey, message, line.signature.subarray(8)) ? seconds : false;
}

function isSigned(publicKey, message, signature) {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const x = publicKey.toString('base64url');
    return verifySignature(
      null,
      message,
      createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
      signature,
    );
  } catch {
    return false;
  }
}

function timeText(seconds) {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? `second ${seconds}` : time.toISOString();
}

// ---------------------------------------------------------------- time stamps (RFC 3161, RFC 5652, DER)

/** One node at `start`: one-byte tags, definite lengths of at most four bytes. */
function derAt(bytes, start) {
  if (start + 2 > bytes.length || (bytes[start] & 0x1f) === 0x1f || bytes[start + 1] === 0x80) return null;
  const more = bytes[start + 1] < 0x80 ? 0 : bytes[start + 1] - 0x80;
  const from = start + 2 + more;
  if (more > 4 || from > bytes.length) return null;
  const length = more === 0 ? bytes[start + 1] : bytes.readUIntBE(start + 2, more);
  if (from + length > bytes.length) return null;
  return {
    tag: bytes[start],
    whole: bytes.subarray(start, from + length),
    content: bytes.subarray(from, from + length),
  };
}

function derOf(bytes) {
  const node = derAt(bytes, 0);
  return node !== null && node.whole.length === bytes.length ? node : null;
}

/** What stands in a node of this tag; empty when it is another, or no list of nodes. */
function inside(node, tag) {
  const nodes = [];
  if (!node || node.tag !== tag) return nodes;
  for (let at = 0; at < node.content.length; at += nodes.at(-1).whole.length) {
    const child = derAt(node.content, at);
    if (child === null) return [];
    nodes.push(child);
  }
  return nodes;
}

const onlyOne = (list) => (list.length === 1 ? list[0] : null);
const isId = (node, hex) => Boolean(node) && node.tag === 0x06 && node.content.toString('hex') === hex;
const octets = (node) => (node && node.tag === 0x04 ? node.content : null);
const DIGESTS = { '608648016503040201': 'sha256', '608648016503040202': 'sha384', '608648016503040203': 'sha512' };
const TOKEN_INFO = '2a864886f70d0109100104';

/** Imprint, time, certificates and what was signed; null when it is no token or does not fit itself. */
function parseToken(bytes) {
  const outer = inside(derOf(bytes), 0x30);
  const parts =
    outer.length === 2 && isId(outer[0], '2a864886f70d010702') ? inside(onlyOne(inside(outer[1], 0xa0)), 0x30) : [];
  const [type, wrapped] = inside(parts[2], 0x30);
  const info = octets(onlyOne(inside(wrapped, 0xa0)));
  if (parts.length < 5 || parts.length > 6 || parts[3].tag !== 0xa0 || !isId(type, TOKEN_INFO) || info === null)
    return null;
  const certificates = inside(parts[3], 0xa0).map((one) => one.whole);
  if (certificates.length === 0) return null;
  const signer = inside(onlyOne(inside(parts.at(-1), 0x31)), 0x30);
  const digest = DIGESTS[inside(signer[2], 0x30)[0]?.content.toString('hex')];
  const attributes = inside(signer[3], 0xa0);
  const signature = octets(signer[5]);
  if (!isId(inside(signer[2], 0x30)[0], nameOf(digest)) || attributes.length === 0 || signature === null) return null;
  const sum = octets(attributeOf(attributes, '2a864886f70d010904'));
  if (!isId(attributeOf(attributes, '2a864886f70d010903'), TOKEN_INFO) || sum === null) return null;
  if (!sum.equals(createHash(digest).update(info).digest())) return null;
  const facts = inside(derOf(info), 0x30);
  const [algorithm, hash] = inside(facts[2], 0x30);
  const seconds = stampSeconds(facts[4]);
  if (!isId(inside(algorithm, 0x30)[0], nameOf('sha256')) || octets(hash) === null || seconds === null) return null;
  const signed = Buffer.from(signer[3].whole);
  signed[0] = 0x31;
  return { imprint: hash.content, seconds, certificates, digest, signed, signature };
}

const nameOf = (digest) => Object.keys(DIGESTS).find((name) => DIGESTS[name] === digest);

function attributeOf(attributes, hex) {
  const found = attributes.map((one) => inside(one, 0x30)).filter(([name]) => isId(name, hex));
  return found.length === 1 ? onlyOne(inside(found[0][1], 0x31)) : null;
}

function stampSeconds(node) {
  const text = node && node.tag === 0x18 ? node.content.toString('latin1') : '';
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.\d+)?Z$/.exec(text);
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  if (time < 0 || hour > 23 || minute > 59 || second > 59) return null;
  return new Date(time).toISOString().startsWith(`${parts[1]}-${parts[2]}-${parts[3]}`) ? time / 1000 : null;
}

function isStampSigned(certificate, { digest, signed, signature }) {
  try {
    const key = new X509Certificate(certificate).publicKey;
    const curves = ['prime256v1', 'secp384r1'];
    const isCurve = key.asymmetricKeyType === 'ec' && curves.includes(key.asymmetricKeyDetails.namedCurve);
    return (key.asymmetricKeyType === 'rsa' || isCurve) && verifySignature(digest, signed, key, signature);
  } catch {
    return false;
  }
}

// ---------------------------------------------------------------- text and shapes

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes) {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function fromBase64(text) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether `text` is the one text of `value`. `JSON.stringify` keeps the order in which keys stood: with these in order and no escaped
 *  code units, what it gives back is canonical. All else is written out and compared. */
function isCanonical(text, value) {
  const isPlain = !text.includes('\\u') && JSON.stringify(value) === text && isSorted(value, 0);
  return isPlain || canonicalOrNull(value) === text;
}

function isSorted(value, depth) {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 64) return false;
  if (Array.isArray(value)) return value.every((one) => isSorted(one, depth + 1));
  let before = null;
  for (const key of Object.keys(value)) {
    if ((before !== null && key < before) || !isSorted(value[key], depth + 1)) return false;
    before = key;
  }
  return true;
}

/** RFC 8785; null for what has no canonical form here (deeper than 64, lone surrogates). */
function canonicalOrNull(value) {
  try {
    return canonical(value, 0);
  } catch {
    return null;
  }
}

function canonical(value, depth) {
  if (depth > 64) throw new TypeError('too deep');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('not finite');
    return String(value === 0 ? 0 : value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(',')}]`;
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${canonical(key, depth)}:${canonical(value[key], depth + 1)}`);
  return `{${parts.join(',')}}`;
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasKeys = (value, keys) =>
  isObject(value) && Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
const isText = (value) => typeof value === 'string';
/** Lengths of text are counted in code points. */
const isSmall = (value) => typeof value === 'string' && (value.length <= 200 || [...value].length <= 200);
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const isInt = (value) => Number.isSafeInteger(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isDigest = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const orNull = (test) => (value) => value === null || test(value);
const listOf = (test) => (value) => Array.isArray(value) && value.every((one) => test(one));
const shape = (fields) => {
  const [names, tests] = [Object.keys(fields), Object.entries(fields)];
  return (value) => hasKeys(value, names) && tests.every(([key, test]) => test(value[key]));
};

function parseManifest(bytes) {
  const text = textOf(bytes);
  const value = text === null ? undefined : parseJson(text);
  const isManifest = shape({
    format: (format) => format === 'cloister-audit-bundle',
    version: (version) => version === 1,
    origin: (origin) => isText(origin) && origin.length > 0,
    size: isCount,
    first: isCount,
    entries: isCount,
    files: (files) => isObject(files) && Object.values(files).every(isDigest),
  });
  if (value === undefined || canonicalOrNull(value) === null || `${canonicalOrNull(value)}\n` !== text) return null;
  return isManifest(value) && value.first + value.entries === value.size ? value : null;
}

/** What the event of a signature says. */
const isSignature = shape({
  entry: isCount,
  leaf: isDigest,
  meaning: (value) => ['author', 'reviewer', 'approver'].includes(value),
  signer: isText,
  key: isText,
  signature: isText,
});

const isModel = shape({ id: isText, sha256: isDigest });
const isFact = (value) =>
  isSmall(value) || isNumber(value) || typeof value === 'boolean' || value === null || listOf(isSmall)(value);

const isEvent = shape({
  v: (value) => value === 1,
  n: isCount,
  prev: isDigest,
  at: (value) => isText(value) && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value),
  mono: isCount,
  boot: isSmall,
  start: isSmall,
  app: shape({ version: isSmall, build: isSmall, policy: orNull(isDigest) }),
  side: orNull(isDigest),
  kind: (value) => KINDS.includes(value),
  who: shape({
    user: isSmall,
    role: isSmall,
    auth: (value) => ['passphrase', 'keystore', 'none', 'system'].includes(value),
  }),
  why: shape({ purpose: isSmall, matter: orNull(isSmall) }),
  what: (value) =>
    isObject(value) && Object.entries(value).every(([key, fact]) => [...key].length <= 60 && isFact(fact)),
  ai: orNull(
    shape({
      specialist: isSmall,
      model: orNull(isModel),
      adapters: listOf(shape({ id: isText, sha256: isDigest, scale: isNumber })),
      template: orNull(shape({ id: isSmall, version: isInt, sha256: isDigest })),
      grammar: orNull(isDigest),
      sampler: orNull(
        shape({
          temperature: (value) => isNumber(value) && value >= 0,
          topK: isCount,
          topP: (value) => isNumber(value) && value >= 0 && value <= 1,
          seed: isCount,
        }),
      ),
      build: isSmall,
      inputs: listOf(isDigest),
      output: orNull(isDigest),
      usage: shape({ tokensIn: isCount, tokensOut: isCount, milliseconds: (value) => isNumber(value) && value >= 0 }),
    }),
  ),
  decision: orNull(
    shape({
      id: (value) => isText(value) && /^[a-z]{1,3}_[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{10,40}$/.test(value),
      act: isSmall,
      before: orNull(isDigest),
      after: orNull(isDigest),
      secondsOnScreen: orNull(isNumber),
    }),
  ),
});

// ---------------------------------------------------------------- command line

function main(args) {
  const options = { since: null, policy: null, json: false, folder: null };
  for (let at = 0; at < args.length; at++) {
    if (args[at] === '--json') options.json = true;
    else if ((args[at] === '--since' || args[at] === '--policy') && at + 1 < args.length)
      options[args[at].slice(2)] = args[++at];
    else if (!args[at].startsWith('--') && options.folder === null) options.folder = args[at];
    else return usage();
  }
  if (options.folder === null) return usage();
  let since;
  let policy;
  try {
    since = options.since === null ? null : (textOf(readFileSync(options.since)) ?? '');
    policy = options.policy === null ? null : (textOf(readFileSync(options.policy)) ?? '');
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const result = verifyFolder(options.folder, since, policy);
  process.stdout.write(`${options.json ? JSON.stringify(result) : inWords(result)}\n`);
  return { intact: 0, 'intact-with-findings': 1, unreadable: 2, tampered: 4 }[result.outcome];
}

function usage() {
  process.stderr.write('usage: node verify.mjs [--since CHECKPOINT] [--policy KEYS.json] [--json] FOLDER\n');
  return 2;
}

const isCommand = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isCommand) process.exitCode = main(process.argv.slice(2));
