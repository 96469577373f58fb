/** Decides at start whether the journal is the log we knew. Pure: everything read is handed in. */
import { areEqual, fromBase64 } from '../../core/ledger/bytes.ts';
import { parseCheckpoint, type Checkpoint } from '../../core/ledger/checkpoint.ts';
import { checkNote, type VerifierKey } from '../../core/ledger/signed-note.ts';
import type { ScannedJournal } from './scan-journal.ts';

export interface Alarm {
  readonly class:
    | 'altered-entry'
    | 'truncated-log'
    | 'rolled-back-log'
    | 'forked-log'
    | 'foreign-log'
    | 'altered-checkpoint'
    | 'missing-head';
  /** First entry concerned. */
  readonly index: number;
  readonly detail: string;
}

export interface KnownHeads {
  /** The last acknowledged head, from beside the journal. */
  readonly kept: Checkpoint | null;
  /** Whether the file of that head was there at all. */
  readonly keptExisted: boolean;
  /** A head from outside the folder: keystore, vault or an officer. */
  readonly outside: { readonly size: number; readonly root: string } | null;
  /** Heads that came back from others, or were imported. */
  readonly anchored: readonly Checkpoint[];
}

/** The first alarm, or null: then a tail, if any, is what a crash left of an unacknowledged batch. */
export function judgeStart(journal: ScannedJournal, key: VerifierKey, heads: KnownHeads): Alarm | null {
  return (
    fromDamage(journal) ??
    fromCheckpoint(journal, key) ??
    fromKeptHead(journal, heads) ??
    fromOutsideHead(journal, heads) ??
    fromAnchors(journal, heads) ??
    fromTail(journal)
  );
}

function fromDamage({ damage }: ScannedJournal): Alarm | null {
  return damage === null ? null : { class: 'altered-entry', ...damage };
}

function fromCheckpoint({ checkpoint, tree }: ScannedJournal, key: VerifierKey): Alarm | null {
  if (checkpoint === null) return null;
  const parsed = parseCheckpoint(checkpoint);
  const index = Math.max(0, tree.size() - 1);
  if (parsed === null) return { class: 'altered-checkpoint', index, detail: 'the last checkpoint cannot be read' };
  if (parsed.checkpoint.origin !== key.name) {
    return { class: 'foreign-log', index: 0, detail: 'this log was written with another key' };
  }
  if (checkNote(parsed.note, [key]) !== 'signed') {
    return { class: 'altered-checkpoint', index, detail: 'the signature of the last checkpoint is wrong' };
  }
  if (areEqual(parsed.checkpoint.root, tree.root())) return null;
  return { class: 'altered-entry', index, detail: 'the entries do not give the root that was signed' };
}

function fromKeptHead(journal: ScannedJournal, { kept, keptExisted, outside }: KnownHeads): Alarm | null {
  const size = journal.tree.size();
  if (kept === null) {
    // Opening waits until the head of its first batch is durable; only before that can there be none.
    if ((keptExisted && journal.batches <= 1) || size === 0 || (outside !== null && outside.size > 0)) return null;
    const what = keptExisted ? 'is empty or altered' : 'is gone';
    return { class: 'missing-head', index: 0, detail: `the record of the last acknowledged entry ${what}` };
  }
  if (kept.size > size) return shorter(journal, kept.size, 'truncated-log');
  if (areEqual(journal.tree.root(kept.size), kept.root)) return null;
  return { class: 'forked-log', index: 0, detail: `entries before ${kept.size} differ from those acknowledged` };
}

function fromOutsideHead(journal: ScannedJournal, { outside }: KnownHeads): Alarm | null {
  if (outside === null) return null;
  if (outside.size > journal.tree.size()) return shorter(journal, outside.size, 'rolled-back-log');
  const root = fromBase64(outside.root);
  if (root !== null && areEqual(journal.tree.root(outside.size), root)) return null;
  return { class: 'forked-log', index: 0, detail: `entries before ${outside.size} differ from the head kept outside` };
}

function fromAnchors(journal: ScannedJournal, { anchored }: KnownHeads): Alarm | null {
  for (const { size, root } of anchored) {
    if (size > journal.tree.size()) return shorter(journal, size, 'rolled-back-log');
    if (areEqual(journal.tree.root(size), root)) continue;
    return { class: 'forked-log', index: 0, detail: `entries before ${size} differ from an anchored head` };
  }
  return null;
}

/** Entries are missing at the end. If unreadable bytes stand where they were, those entries were altered. */
function shorter(journal: ScannedJournal, known: number, missing: 'truncated-log' | 'rolled-back-log'): Alarm {
  const size = journal.tree.size();
  if (journal.tail !== null && journal.tail.index < known) {
    return {
      class: 'altered-entry',
      index: journal.tail.index,
      detail: 'an acknowledged entry cannot be read any more',
    };
  }
  return { class: missing, index: size, detail: `${known} entries were known, ${size} are there` };
}

/** A crash leaves at most one unfinished batch behind the last one. */
function fromTail({ tail }: ScannedJournal): Alarm | null {
  if (tail === null || tail.checkpoints < 2) return null;
  return { class: 'altered-entry', index: tail.index, detail: 'several batches follow a broken record' };
}
