/** Anchors that travel with the log: earlier heads that somebody else cosigned or time-stamped, as files beside it. */
import { areEqual, fromUtf8, toHex } from '../bytes.ts';
import { cosignatureOf, parseCheckpoint } from '../checkpoint.ts';
import { isSignedBy, isSignedByCertificate, sha256 } from '../hash.ts';
import type { HashTree } from '../hash-tree.ts';
import { readToken, type TimestampToken } from '../timestamp/read-token.ts';
import { headFault, type AnchorFault } from './check-head-elsewhere.ts';
import type { Head, KnownKeys } from './check-signatures.ts';

/** Files by path. A head is `anchors/<name>.note`; its time stamps are `anchors/<name>.<digits>.tsr`. */
export type AnchorFiles = ReadonlyMap<string, Uint8Array>;

export interface AnchorScope {
  readonly head: Head;
  readonly keys: KnownKeys;
  readonly tree: HashTree;
}

/** Somebody's word that the log had `size` entries at a time. */
export interface SeenAnchor {
  readonly kind: 'cosignature' | 'timestamp';
  readonly size: number;
  /** Seconds since 1970. */
  readonly seconds: number;
  /** The witness's name, or the first digits of the certificate's SHA-256. */
  readonly by: string;
}

export interface AnchorFindings {
  readonly seen: readonly SeenAnchor[];
  readonly faults: readonly AnchorFault[];
  /** Time stamps by certificates that no known key file names, by size. */
  readonly unknown: readonly { readonly size: number; readonly certificate: string | null }[];
}

/** Judges all anchor files, in order of their paths. */
export function judgeAnchors(files: AnchorFiles, scope: AnchorScope): AnchorFindings {
  const findings: Collected = { seen: [], faults: [], unknown: [] };
  const paths = [...files.keys()].sort();
  for (const path of paths.filter((one) => !isStamp(one))) judgeNote(path, files, scope, findings);
  for (const path of paths.filter(isStamp)) if (!files.has(notePathOf(path))) findings.faults.push(altered(path));
  return findings;
}

/** A head, what is cosigned on it, and its time stamps. */
function judgeNote(path: string, files: AnchorFiles, scope: AnchorScope, findings: Collected): void {
  const bytes = files.get(path) ?? new Uint8Array();
  const note = path.endsWith('.note') ? parseCheckpoint(fromUtf8(bytes) ?? '') : null;
  const fault = note === null ? altered(path) : headFault(note, scope);
  if (note === null || fault !== null) {
    findings.faults.push(fault ?? altered(path));
    return;
  }
  judgeCosignatures(note, scope.keys, findings);
  const stamps = [...files.keys()].filter((one) => isStamp(one) && notePathOf(one) === path).sort();
  for (const stamp of stamps) {
    const token = readToken(files.get(stamp) ?? new Uint8Array());
    judgeStamp({ path: stamp, token }, { bytes, note }, scope.keys, findings);
  }
}

type Collected = { -readonly [Part in keyof AnchorFindings]: AnchorFindings[Part][number][] };

function judgeCosignatures(head: Head, keys: KnownKeys, findings: Collected): void {
  const { size } = head.checkpoint;
  for (const witness of keys.witnesses) {
    const line = cosignatureOf(head.note, witness);
    if (line === null) continue;
    if (isSignedBy(witness.publicKey, line.message, line.signature)) {
      findings.seen.push({ kind: 'cosignature', size, seconds: line.seconds, by: witness.name });
    } else {
      findings.faults.push({
        class: 'bad-signature',
        index: null,
        detail: `the cosignature of ${witness.name} is wrong`,
      });
    }
  }
}

/** A token that stamps other bytes, or whose signature is wrong, is no accident. One by an unknown certificate proves nothing to us. */
function judgeStamp(
  { path, token }: { readonly path: string; readonly token: TimestampToken | null },
  { bytes, note }: { readonly bytes: Uint8Array; readonly note: Head },
  keys: KnownKeys,
  findings: Collected,
): void {
  const { size } = note.checkpoint;
  if (token === null || !areEqual(token.imprint, sha256(bytes))) {
    findings.faults.push({ class: 'bad-timestamp', index: null, detail: `${path} is no time stamp of its head` });
    return;
  }
  const sums = token.certificates.map((one) => toHex(sha256(one)));
  const at = sums.findIndex((sum) => keys.timestamps.includes(sum));
  const certificate = token.certificates[at];
  const by = sums[at];
  if (certificate === undefined || by === undefined) {
    findings.unknown.push({ size, certificate: sums[0] ?? null });
  } else if (isSignedByCertificate(certificate, token.digest, token.signed, token.signature)) {
    findings.seen.push({ kind: 'timestamp', size, seconds: token.seconds, by: `certificate ${by.slice(0, 16)}` });
  } else {
    findings.faults.push({ class: 'bad-timestamp', index: null, detail: `the signature of ${path} is wrong` });
  }
}

function altered(path: string): AnchorFault {
  return { class: 'altered-anchor', index: null, detail: `${path} is no head, or belongs to none` };
}

const isStamp = (path: string): boolean => path.endsWith('.tsr');

/** `anchors/a.1234.tsr` belongs to `anchors/a.note`. */
function notePathOf(stamp: string): string {
  const name = /^(.*)\.[^./]*\.tsr$/su.exec(stamp)?.[1];
  return name === undefined ? '' : `${name}.note`;
}
