/** Verifies the log itself: every byte is read from disk again and held against the tree in memory, which start-up checked against the signed head. */
import type { Verdict } from '../../contract/audit.ts';
import { toHex } from '../../core/ledger/bytes.ts';
import { leafHash, sha256 } from '../../core/ledger/hash.ts';
import { checkAnchors } from '../../core/ledger/verify/check-anchors.ts';
import { checkContents } from '../../core/ledger/verify/check-contents.ts';
import { compareEntries } from '../../core/ledger/verify/check-entries.ts';
import { openReport, toVerdict, type Report } from '../../core/ledger/verify/report.ts';
import type { Watch } from '../../ports/watch.ts';
import { readSealedOf, readSegmentEntries, type StoredEntry } from './entry-reader.ts';
import { headNow } from './head-now.ts';
import type { LedgerParts } from './open-ledger.ts';
import type { Segment } from './segment.ts';

/** A verdict over all entries that are durable now. */
export async function verifyLog(parts: LedgerParts, watch?: Watch): Promise<Verdict> {
  const { committer, opened, openFile, segments, key } = parts;
  const size = committer.size();
  const tree = opened.journal.tree;
  const report = openReport();
  const comparison = compareEntries({ first: 0, size, at: (index) => tree.node(0, index) });
  const contents = checkContents(null);
  const details = checkDetails();
  for (const segment of segments.slice()) {
    watch?.signal.throwIfAborted();
    watch?.onProgress(Math.min(segment.first, size), size);
    const entries = await readSegmentEntries(openFile, segment, size);
    for (const { index, bytes } of entries) {
      const leaf = leafHash(bytes);
      if (comparison.next(bytes, leaf)) contents.next(index, bytes, leaf);
    }
    await details.next(parts, segment, entries);
  }
  const fault = comparison.fault();
  if (fault === null) report.passed('entries', `${size} entries are what the tree holds`);
  else report.failed('entries', { ...fault, detail: `${fault.class} at entry ${fault.index}` });
  report.passed('tree', `root ${toHex(tree.root(size)).slice(0, 16)} at ${size} entries`);
  contents.tell(report);
  details.tell(report);
  const anchoredTo = tellRest(parts, report);
  return toVerdict(report, { origin: key.name, size, anchoredTo });
}

/** Returns up to which entry the log is anchored. */
function tellRest(parts: LedgerParts, report: Report): number | null {
  report.passed('signatures', 'the head was signed by this log’s own key when it was opened');
  const keys = parts.anchors.keys();
  const tree = parts.opened.journal.tree;
  const anchoredTo = checkAnchors(
    { head: headNow(parts), keys, tree, since: null, files: parts.anchors.files() },
    report,
  );
  report.notChecked('completeness', 'whether every act has its entry is checked beside the vault');
  return anchoredTo;
}

interface DetailCheck {
  readonly next: (parts: LedgerParts, segment: Segment, entries: readonly StoredEntry[]) => Promise<void>;
  readonly tell: (report: Report) => void;
}

/** Details must be the ciphertext that their leaf commits to. Missing ones are a finding: they can be lost without any event being in doubt. */
function checkDetails(): DetailCheck {
  let count = 0;
  let altered: number | null = null;
  let missing: number | null = null;
  return {
    next: async ({ openFile }, segment, entries) => {
      const sealed = await readSealedOf(openFile, segment);
      for (const { index, bytes } of entries) {
        const side = sideOf(bytes);
        if (side === null) continue;
        count++;
        const record = sealed(index);
        if (record === null) missing ??= index;
        else if (toHex(sha256(record)) !== side) altered ??= index;
      }
    },
    tell: (report) => {
      if (altered !== null) {
        const detail = `the details of entry ${altered} are not those it commits to`;
        report.failed('files', { class: 'altered-details', index: altered, detail });
      }
      if (missing !== null) {
        const detail = `the details of entry ${missing} are gone`;
        report.finding('files', { class: 'missing-details', index: missing, detail });
      }
      if (altered === null && missing === null)
        report.passed('files', `${count} encrypted details are as committed to`);
    },
  };
}

/** In canonical form the commitment stands as plain text; the rest need not be parsed for it. */
function sideOf(entry: Buffer): string | null {
  return /,"side":"([0-9a-f]{64})","start":/u.exec(entry.toString('latin1'))?.[1] ?? null;
}
