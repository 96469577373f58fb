/** Heads that others hold: an earlier checkpoint, and witnesses' cosignatures. Only these bound what the log's owner could have changed. */
import { areEqual } from '../bytes.ts';
import { cosignatureOf } from '../checkpoint.ts';
import { isSignedBy } from '../hash.ts';
import type { HashTree } from '../hash-tree.ts';
import type { VerifierKey } from '../signed-note.ts';
import { judgeHead, type Head, type KnownKeys } from './check-signatures.ts';
import type { Report } from './report.ts';

export interface AnchorNeeds {
  readonly head: Head | null;
  readonly keys: KnownKeys | null;
  readonly tree: HashTree | null;
  /** A checkpoint that was held elsewhere. */
  readonly since: Head | null;
}

/** Returns up to which entry the log is anchored; null when it is not. */
export function checkAnchors({ head, keys, tree, since }: AnchorNeeds, report: Report): number | null {
  if (head === null || keys === null || tree === null) {
    report.notChecked('anchors', 'nothing to compare: the head, the keys or the tree cannot be read');
    return null;
  }
  const earlier = since === null ? null : checkSince(since, head, keys, tree, report);
  const witnessed = keys.areConfirmed ? checkWitnesses(head, keys.witnesses, report) : null;
  tellWhatIsMissing(report, keys.areConfirmed || earlier !== null);
  return furthest(earlier, witnessed);
}

function furthest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
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

function checkSince(since: Head, head: Head, keys: KnownKeys, tree: HashTree, report: Report): number | null {
  const fault = sinceFault(since, head, keys, tree);
  if (fault !== null) {
    report.failed('anchors', fault);
    return null;
  }
  report.passed('anchors', `continues the head held elsewhere at ${since.checkpoint.size} entries`);
  return since.checkpoint.size;
}

function sinceFault(
  since: Head,
  head: Head,
  keys: KnownKeys,
  tree: HashTree,
): { class: string; index: number | null; detail: string } | null {
  const { size, root, origin } = since.checkpoint;
  const worth = judgeHead(since, keys);
  if (origin !== head.checkpoint.origin || worth === 'foreign-key') {
    return { class: 'foreign-head', index: null, detail: 'the head held elsewhere is of another log' };
  }
  if (worth !== 'signed')
    return { class: worth, index: null, detail: 'the signature of the head held elsewhere is wrong' };
  if (size > head.checkpoint.size) {
    const detail = `${size} entries were known elsewhere, ${head.checkpoint.size} are here`;
    return { class: 'rolled-back', index: head.checkpoint.size, detail };
  }
  if (size <= tree.size() && areEqual(tree.root(size), root)) return null;
  return { class: 'forked', index: null, detail: `the first ${size} entries are not those of the head held elsewhere` };
}

/** Cosignatures by witnesses that the policy names. A wrong one by a known witness is tampering. */
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

function timeText(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? `second ${seconds}` : time.toISOString();
}
