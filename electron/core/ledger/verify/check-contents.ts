/** Reads entries as events: shape, number, chain and clock. Stops nowhere; keeps the first of each fault. */
import { AuditEvent } from '../../../contract/audit.ts';
import { fromUtf8, toHex } from '../bytes.ts';
import { parseCanonical } from '../canonical-json.ts';
import { sha256 } from '../hash.ts';
import type { BlockFacts } from './read-block.ts';
import type { Report } from './report.ts';

export interface ContentCheck {
  /** Whether these entries are all as they should be, from entry `index` on. */
  readonly fits: (index: number, facts: BlockFacts) => boolean;
  /** Takes entries that fit. */
  readonly take: (facts: BlockFacts) => void;
  /** Takes entry `index` with its leaf hash; returns the event that it is, null when it is none. */
  readonly next: (index: number, entry: Uint8Array, leaf: Uint8Array) => AuditEvent | null;
  /** Says what was found in `entries` entries. */
  readonly tell: (report: Report) => void;
}

interface Fault {
  readonly class: string;
  readonly index: number;
  readonly detail: string;
}

/** Starts at an entry whose predecessor has the leaf hash `before`: null at entry 0, `unknown` when that hash is not at hand. */
export function checkContents(before: Uint8Array | null | 'unknown'): ContentCheck {
  let previous = before === null ? toHex(sha256(new Uint8Array())) : before === 'unknown' ? null : toHex(before);
  let lastAt: string | null = null;
  let count = 0;
  const faults: { schema: Fault | null; order: Fault | null; clock: Fault | null } = {
    schema: null,
    order: null,
    clock: null,
  };
  return {
    fits: (index, { sound }) =>
      sound?.n === index && (previous === null || sound.prev === previous) && (lastAt === null || sound.at >= lastAt),
    take: ({ count: more, leaves, sound }) => {
      count += more;
      previous = toHex(leaves.subarray(-32));
      lastAt = sound?.lastAt ?? lastAt;
    },
    next: (index, entry, leaf) => {
      count++;
      const read = readEvent(index, entry);
      if ('event' in read) {
        faults.order ??= orderFault(index, read.event, previous);
        faults.clock ??= clockFault(index, read.event, lastAt);
        lastAt = read.event.at;
      } else {
        faults.schema ??= read;
      }
      previous = toHex(leaf);
      return 'event' in read ? read.event : null;
    },
    tell: (report) => {
      tell(report, 'schema', faults.schema, `${count} entries have the shape of events, in canonical form`);
      tell(report, 'order', faults.order, `${count} entries are numbered without a gap and name their predecessor`);
      if (faults.clock === null) report.passed('clock', 'no time runs back');
      else report.finding('clock', faults.clock);
    },
  };
}

/** The event, or why the entry is none. */
function readEvent(index: number, entry: Uint8Array): { readonly event: AuditEvent } | Fault {
  const text = fromUtf8(entry);
  const value = text === null ? undefined : parseCanonical(text);
  if (value === undefined) return { class: 'not-canonical', index, detail: `entry ${index} is not canonical JSON` };
  const parsed = AuditEvent.safeParse(value);
  return parsed.success
    ? { event: parsed.data }
    : { class: 'bad-schema', index, detail: `entry ${index} is not an event of format version 1` };
}

function orderFault(index: number, event: AuditEvent, previous: string | null): Fault | null {
  if (event.n !== index) return { class: 'wrong-number', index, detail: `entry ${index} says that it is ${event.n}` };
  if (previous === null || event.prev === previous) return null;
  return { class: 'broken-chain', index, detail: `entry ${index} does not name the entry before it` };
}

/** Time that runs back without an event that says so, or with one: a reader should know of both. */
function clockFault(index: number, event: AuditEvent, lastAt: string | null): Fault | null {
  if (lastAt === null || event.at >= lastAt) return null;
  return event.kind === 'clock.jump'
    ? { class: 'clock-jump', index, detail: `the clock was set back before entry ${index}; the log says so itself` }
    : { class: 'clock-back', index, detail: `the time of entry ${index} is before that of the entry before it` };
}

function tell(report: Report, check: 'schema' | 'order', fault: Fault | null, otherwise: string): void {
  if (fault === null) report.passed(check, otherwise);
  else report.failed(check, fault);
}
