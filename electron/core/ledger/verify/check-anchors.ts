/** Heads that others hold: an earlier checkpoint, and what witnesses and time-stamp authorities signed. Only these bound what the log's
 *  owner could have changed. */
import { cosignatureOf } from '../checkpoint.ts';
import { isSignedBy } from '../hash.ts';
import type { HashTree } from '../hash-tree.ts';
import type { VerifierKey } from '../signed-note.ts';
import { judgeAnchors, type AnchorFiles, type SeenAnchor } from './check-anchor-files.ts';
import { headFault } from './check-head-elsewhere.ts';
import type { Head, KnownKeys } from './check-signatures.ts';
import type { Report } from './report.ts';

export interface AnchorNeeds {
  readonly head: Head | null;
  readonly keys: KnownKeys | null;
  readonly tree: HashTree | null;
  /** A checkpoint that was held elsewhere. */
  readonly since: Head | null;
  readonly files: AnchorFiles;
}

/** Returns up to which entry the log is anchored; null when it is not. */
export function checkAnchors({ head, keys, tree, since, files }: AnchorNeeds, report: Report): number | null {
  if (head === null || keys === null || tree === null) {
    report.notChecked('anchors', 'nothing to compare: the head, the keys or the tree cannot be read');
    return null;
  }
  const scope = { head, keys, tree };
  const sizes = [
    since === null ? null : checkSince(since, scope, report),
    keys.areConfirmed ? checkWitnesses(head, keys.witnesses, report) : null,
    checkFiles(files, scope, report),
  ].filter((size) => size !== null);
  tellWhatIsMissing(report, keys.areConfirmed || sizes.length > 0);
  return sizes.length === 0 ? null : Math.max(...sizes);
}

function tellWhatIsMissing(report: Report, isKeyConfirmed: boolean): void {
  if (!report.lines.some((line) => line.check === 'anchors')) {
    const detail = 'unanchored: no head of this log that someone else holds was given';
    report.finding('anchors', { class: 'unanchored', index: null, detail });
  }
  if (!isKeyConfirmed) {
    const detail = 'the key comes from the bundle itself; compare it with one that you got another way (--policy)';
    report.finding('signatures', { class: 'key-not-confirmed', index: null, detail });
  }
}

interface Scope {
  readonly head: Head;
  readonly keys: KnownKeys;
  readonly tree: HashTree;
}

function checkSince(since: Head, scope: Scope, report: Report): number | null {
  const fault = headFault(since, scope);
  if (fault !== null) {
    report.failed('anchors', fault);
    return null;
  }
  report.passed('anchors', `continues the head held elsewhere at ${since.checkpoint.size} entries`);
  return since.checkpoint.size;
}

/** Cosignatures of the head itself by witnesses that the policy names. A wrong one by a known witness is tampering. */
function checkWitnesses(head: Head, witnesses: readonly VerifierKey[], report: Report): number | null {
  let anchored: number | null = null;
  for (const witness of witnesses) {
    const line = cosignatureOf(head.note, witness);
    if (line === null) continue;
    if (isSignedBy(witness.publicKey, line.message, line.signature)) {
      report.passed('anchors', `${witness.name} saw ${head.checkpoint.size} entries at ${timeText(line.seconds)}`);
      anchored = head.checkpoint.size;
    } else {
      const detail = `the cosignature of ${witness.name} is wrong`;
      report.failed('anchors', { class: 'bad-signature', index: null, detail });
    }
  }
  return anchored;
}

/** Anchors count when the keys that made them came another way than the log. Otherwise they are told, and count for nothing. */
function checkFiles(files: AnchorFiles, scope: Scope, report: Report): number | null {
  const { seen, faults, unknown } = judgeAnchors(files, scope);
  const { areConfirmed } = scope.keys;
  for (const fault of faults) report.failed('anchors', fault);
  for (const anchor of seen) {
    if (areConfirmed) report.passed('anchors', wordsFor(anchor, scope.head.checkpoint.size));
    else report.finding('anchors', { class: 'unconfirmed-anchor', index: null, detail: unconfirmed(anchor) });
  }
  for (const { size, certificate } of unknown) {
    const detail = `a time stamp of ${size} entries is by a certificate that no key file names: ${certificate ?? 'none'}`;
    report.finding('anchors', { class: 'unknown-timestamp', index: null, detail });
  }
  return areConfirmed && seen.length > 0 ? Math.max(...seen.map(({ size }) => size)) : null;
}

function wordsFor({ size, seconds, by }: SeenAnchor, head: number): string {
  return `anchored to ${size} entries at ${timeText(seconds)} by ${by}; unanchored tail ${head - size}`;
}

function unconfirmed({ size, seconds, by }: SeenAnchor): string {
  return `${by} is said to have seen ${size} entries at ${timeText(seconds)}; its key comes from the bundle itself (--policy)`;
}

function timeText(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? `second ${seconds}` : time.toISOString();
}
