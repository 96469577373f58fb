/** Finds events, newest first. Raw bytes are looked at before anything is parsed: most entries of a big log are not wanted. */
import { AuditEvent, type EventFilter, type StoredEvent } from '../../contract/audit.ts';
import { toHex } from '../../core/ledger/bytes.ts';
import type { HashTree } from '../../core/ledger/hash-tree.ts';
import { readSegmentEntries, type StoredEntry } from './entry-reader.ts';
import type { OpenFile } from './log-files.ts';
import type { Segment } from './segment.ts';

export interface SearchNeeds {
  readonly openFile: OpenFile;
  readonly segments: readonly Segment[];
  readonly tree: HashTree;
  /** Number of durable entries. */
  readonly size: number;
}

/** Events that satisfy the filter. Entries below `size` were checked when the log was opened, so they parse. */
export async function searchEntries(needs: SearchNeeds, filter: EventFilter): Promise<readonly StoredEvent[]> {
  const end = Math.min(filter.before ?? needs.size, needs.size);
  const mayMatch = rawTests(filter);
  const found: StoredEvent[] = [];
  for (const segment of needs.segments.toReversed()) {
    if (segment.first >= end) continue;
    const entries = await readSegmentEntries(needs.openFile, segment, end);
    for (const entry of entries.toReversed()) {
      if (!mayMatch.every((test) => test(entry))) continue;
      const event = AuditEvent.parse(JSON.parse(entry.bytes.toString('utf8')));
      if (!matches(event, filter)) continue;
      found.push({ event, leaf: toHex(needs.tree.node(0, entry.index)) });
      if (found.length === filter.limit) return found;
    }
  }
  return found;
}

/** Tests that let nothing wanted slip through; `matches` is exact. */
function rawTests(filter: EventFilter): readonly ((entry: StoredEntry) => boolean)[] {
  const tests: ((entry: StoredEntry) => boolean)[] = [];
  if (filter.kinds !== null) {
    const texts = filter.kinds.map((kind) => Buffer.from(`"kind":${JSON.stringify(kind)}`));
    tests.push(({ bytes }) => texts.some((text) => bytes.includes(text)));
  }
  for (const value of [filter.matter, filter.subject]) {
    if (value === null) continue;
    const text = Buffer.from(JSON.stringify(value));
    tests.push(({ bytes }) => bytes.includes(text));
  }
  return tests;
}

function matches(event: AuditEvent, filter: EventFilter): boolean {
  return (
    (filter.kinds === null || filter.kinds.includes(event.kind)) &&
    (filter.matter === null || event.why.matter === filter.matter) &&
    (filter.since === null || event.at >= filter.since) &&
    (filter.until === null || event.at <= filter.until) &&
    (filter.subject === null || isAbout(event, filter.subject))
  );
}

/** Whether one of the event's facts is, or lists, this subject. */
function isAbout(event: AuditEvent, subject: string): boolean {
  return Object.values(event.what).some((value) =>
    Array.isArray(value) ? value.includes(subject) : value === subject,
  );
}
