/** Turns drafts into one batch: leaves, details, and the signed checkpoint that closes it. No I/O. */
import type { EventDraft, EventReceipt } from '../../contract/audit.ts';
import type { EventIndex, Sha256, UtcTime } from '../../contract/ids.ts';
import { toHex, toUtf8 } from '../../core/ledger/bytes.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { signCheckpoint } from '../../core/ledger/checkpoint.ts';
import { sha256 } from '../../core/ledger/hash.ts';
import type { HashTree } from '../../core/ledger/hash-tree.ts';
import type { VerifierKey } from '../../core/ledger/signed-note.ts';
import { entryText, type DraftText, type EntryFrame } from './entry-text.ts';
import { encodeLeaf, encodePointer, encodeRecord, recordTypes } from './journal-record.ts';
import { sealDetails } from './sidecar.ts';

/** Facts that every event of one opening shares. */
export interface EventFrame {
  readonly boot: string;
  readonly start: string;
  readonly app: { readonly version: string; readonly build: string; readonly policy?: Sha256 | null | undefined };
  readonly key: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** A draft on its way, with the moment it gets and the key for its details. */
export interface TimedDraft {
  readonly text: DraftText;
  readonly at: UtcTime;
  readonly mono: number;
  readonly details: { readonly value: unknown; readonly subjectKey: Uint8Array } | null;
}

export interface Batch {
  readonly journal: Uint8Array;
  readonly sidecar: Uint8Array;
  readonly checkpoint: string;
  /** Starts of the leaf records, from the start of the batch. */
  readonly offsets: readonly number[];
  readonly receipts: readonly EventReceipt[];
}

/** Where the details of an entry belong; they open nowhere else. */
export function sidecarPlace(origin: string, index: number): string {
  return `${origin} ${index}`;
}

/** The subject whose key seals an event's details: the smallest thing that can be erased by itself. What tells of an erasure outlives it. */
export function sidecarSubject({ kind, why, what }: EventDraft): string {
  if (kind === 'matter.destroyed') return 'vault';
  const inside = kind === 'document.erased' ? null : (what.answer ?? what.document);
  return typeof inside === 'string' ? inside : (why.matter ?? 'vault');
}

/** Subjects whose key may open an event's details: logs from before details were kept by document used the matter's key. */
export function sidecarSubjects(draft: EventDraft): readonly string[] {
  return [...new Set([sidecarSubject(draft), draft.why.matter ?? 'vault'])];
}

/** Builds a batch and grows the tree by it. `sidecarEnd` is where the sidecar file ends now. */
export function buildBatch(
  drafts: readonly TimedDraft[],
  tree: HashTree,
  frame: EventFrame,
  sidecarEnd: number,
): Batch {
  const journal: Uint8Array[] = [];
  const sidecar: Uint8Array[] = [];
  const offsets: number[] = [];
  const receipts: EventReceipt[] = [];
  const shared = sharedBy(frame);
  let length = 0;
  let offset = sidecarEnd;
  let prev = previousLeaf(tree);
  const put = (record: Uint8Array): void => {
    journal.push(record);
    length += record.length;
  };
  for (const draft of drafts) {
    const n = tree.size() as EventIndex;
    const sealed = seal(draft, frame.key.name, n);
    const side = sealed === null ? null : toHex(sha256(sealed));
    const { at, mono, text } = draft;
    const { record, leaf } = encodeLeaf(entryText(text, { ...shared, n, prev, at, mono, side }));
    if (sealed !== null) {
      put(encodePointer({ index: n, offset, length: sealed.length }));
      sidecar.push(sealed);
      offset += sealed.length;
    }
    offsets.push(length);
    put(record);
    tree.append(leaf);
    prev = toHex(leaf);
    receipts.push({ index: n, leaf: prev, at });
  }
  const head = { origin: frame.key.name, size: tree.size(), root: tree.root() };
  const checkpoint = signCheckpoint(head, frame.key, frame.sign);
  put(encodeRecord(recordTypes.checkpoint, toUtf8(checkpoint)));
  return { journal: Buffer.concat(journal), sidecar: Buffer.concat(sidecar), checkpoint, offsets, receipts };
}

/** Hash of the last leaf; before the first one, the root of the empty tree. */
export function previousLeaf(tree: HashTree): Sha256 {
  const size = tree.size();
  return toHex(size === 0 ? tree.root(0) : tree.node(0, size - 1));
}

function seal({ details }: TimedDraft, origin: string, index: number): Uint8Array | null {
  return details === null ? null : sealDetails(details.subjectKey, details.value, sidecarPlace(origin, index));
}

function sharedBy({ boot, start, app }: EventFrame): Pick<EntryFrame, 'boot' | 'start' | 'app'> {
  return { boot, start, app: canonicalJson({ ...app, policy: app.policy ?? null }) };
}
