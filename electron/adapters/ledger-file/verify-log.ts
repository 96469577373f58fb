/** Verifies the log itself: every byte is read from disk again and held against the tree in memory, which start-up checked against the signed head. */
import type { Verdict } from '../../contract/audit.ts';
import { latin1Between, toHex } from '../../core/ledger/bytes.ts';
import { sha256 } from '../../core/ledger/hash.ts';
import type { LineBlock } from '../../core/ledger/verify/bundle-reader.ts';
import { checkAnchors } from '../../core/ledger/verify/check-anchors.ts';
import { entryCheck } from '../../core/ledger/verify/check-blocks.ts';
import { checkContents } from '../../core/ledger/verify/check-contents.ts';
import { compareEntries } from '../../core/ledger/verify/check-entries.ts';
import { readBlock, type BlockFacts } from '../../core/ledger/verify/read-block.ts';
import { openReport, toVerdict, type Report } from '../../core/ledger/verify/report.ts';
import type { Watch } from '../../ports/watch.ts';
import { readSealedOf } from './entry-reader.ts';
import { headNow } from './head-now.ts';
import { recordHeaderBytes } from './journal-record.ts';
import { readWhole } from './log-files.ts';
import type { LedgerParts } from './ledger-parts.ts';
import type { Segment } from './segment.ts';

/** A verdict over all entries that are durable now. */
export async function verifyLog(parts: LedgerParts, watch?: Watch): Promise<Verdict> {
  const { committer, opened, segments, key } = parts;
  const size = committer.size();
  const tree = opened.journal.tree;
  const report = openReport();
  const comparison = compareEntries({ first: 0, size, tree });
  const contents = checkContents(null);
  const next = entryCheck(0, comparison, contents);
  const details = checkDetails();
  for (const segment of segments.slice()) {
    watch?.signal.throwIfAborted();
    watch?.onProgress(Math.min(segment.first, size), size);
    const content = await readWhole(parts.openFile, segment.path);
    const block = blockOf(content, segment, size);
    await next(block);
    await details.next(parts, segment, content, await sidesOf(block));
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

/** The entries of one segment below `end`. What stands before an entry is its checksum, which start-up looked at. */
function blockOf(content: Buffer, segment: Segment, end: number): LineBlock {
  const offsets = segment.offsets.slice(0, Math.max(0, end - segment.first));
  const starts = offsets.map((offset) => offset + recordHeaderBytes);
  const ends = offsets.map((offset, at) => (starts[at] ?? 0) + content.readUInt32LE(offset));
  const facts = readBlock({ bytes: content, starts, ends });
  return { facts, lines: () => Promise.resolve(starts.map((start, at) => content.subarray(start, ends[at]))) };
}

type Sides = NonNullable<BlockFacts['sound']>['sides'];

/** What entries commit to. In canonical form it stands as plain text; an entry need not be sound for it. */
async function sidesOf({ facts, lines }: LineBlock): Promise<Sides> {
  if (facts.sound !== null) return facts.sound.sides;
  return (await lines()).flatMap((line, place) => {
    const sha256 = /,"side":"([0-9a-f]{64})","start":/u.exec(latin1Between(line, 0, line.length))?.[1];
    return sha256 === undefined ? [] : [{ place, sha256 }];
  });
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
  report.notChecked('completeness', 'the vault is checked beside this');
  return anchoredTo;
}

interface DetailCheck {
  readonly next: (parts: LedgerParts, segment: Segment, content: Buffer, sides: Sides) => Promise<void>;
  readonly tell: (report: Report) => void;
}

/** Details must be the ciphertext that their leaf commits to. Missing ones are a finding: they can be lost without any event being in doubt. */
function checkDetails(): DetailCheck {
  let count = 0;
  let altered: number | null = null;
  let missing: number | null = null;
  return {
    next: async ({ openFile }, segment, content, sides) => {
      if (sides.length === 0) return;
      const sealed = await readSealedOf(openFile, segment, content);
      for (const { place, sha256: committed } of sides) {
        count++;
        const record = sealed(segment.first + place);
        if (record === null) missing ??= segment.first + place;
        else if (toHex(sha256(record)) !== committed) altered ??= segment.first + place;
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
