/** Reads many entries at once and says in short what they are, so that sound ones, which are nearly all, need no second look. */
import { AuditEvent } from '../../../contract/audit.ts';
import { fromUtf8, latin1Between } from '../bytes.ts';
import { parseCanonical } from '../canonical-json.ts';
import { leafHashInPlace } from '../hash.ts';
import { readPlainEvent, type PlainEvent } from './read-plain-event.ts';

/** Entries in a row: `bytes` holds each from its start to its end (exclusive). The byte before each start must be there and free to change. */
export interface EntryBlock {
  readonly bytes: Uint8Array;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface BlockFacts {
  readonly count: number;
  /** Leaf hashes side by side, 32 bytes an entry. */
  readonly leaves: Uint8Array;
  /** Set when every entry is an event in canonical form, each numbered on from the one before, naming it, and no time running back. */
  readonly sound: SoundBlock | null;
}

export interface SoundBlock {
  /** Of the first event. */
  readonly n: number;
  readonly prev: string;
  readonly at: string;
  /** Time of the last event. */
  readonly lastAt: string;
  /** Places, from the first entry of the block, of events by which people signed. */
  readonly signatures: readonly number[];
  /** Places of entries with details, and what they commit to. */
  readonly sides: readonly { readonly place: number; readonly sha256: string }[];
}

/** Hashes all entries and reads them as events until one is not as it should be. */
export function readBlock({ bytes, starts, ends }: EntryBlock): BlockFacts {
  const leaves = Buffer.alloc(starts.length * 32);
  const events: PlainEvent[] = [];
  let isSound = starts.length > 0;
  for (let place = 0; place < starts.length; place++) {
    const start = starts[place] ?? 0;
    const end = ends[place] ?? 0;
    leafHashInPlace(bytes, start, end, leaves, place * 32);
    if (!isSound) continue;
    const event = readPlainEvent(bytes, start, end) ?? readAnyEvent(bytes, start, end);
    const before = events.at(-1);
    isSound = event !== null && (before === undefined || follows(bytes, event, before, leaves, place * 32 - 32));
    if (event !== null) events.push(event);
  }
  return { count: starts.length, leaves, sound: isSound ? toSound(bytes, events) : null };
}

/** What the schema takes and the quick way does not. Where its parts stand is found by their keys, which are the first of their name. */
function readAnyEvent(bytes: Uint8Array, start: number, end: number): PlainEvent | null {
  const text = fromUtf8(bytes.subarray(start, end));
  const parsed = text === null ? null : AuditEvent.safeParse(parseCanonical(text));
  if (parsed?.success !== true) return null;
  const stored = latin1Between(bytes, start, end);
  const after = (key: string): number => start + stored.indexOf(key) + key.length;
  const { n, kind, side } = parsed.data;
  const commitment = side === null ? -1 : after(`,"side":"`);
  return { n, kind, prev: after(`,"n":${n},"prev":"`), at: after('},"at":"'), side: commitment };
}

function follows(bytes: Uint8Array, event: PlainEvent, before: PlainEvent, leaves: Buffer, leaf: number): boolean {
  return event.n === before.n + 1 && isHexOf(bytes, event.prev, leaves, leaf) && !isEarlier(bytes, event.at, before.at);
}

/** Whether 64 hexadecimal digits say the 32 bytes of a hash. */
function isHexOf(bytes: Uint8Array, digits: number, hashes: Uint8Array, at: number): boolean {
  for (let byte = 0; byte < 32; byte++) {
    const value = hashes[at + byte] ?? 0;
    if (bytes[digits + 2 * byte] !== hexDigits[value >> 4]) return false;
    if (bytes[digits + 2 * byte + 1] !== hexDigits[value & 15]) return false;
  }
  return true;
}

const hexDigits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/** Times of one form sort as text. */
function isEarlier(bytes: Uint8Array, left: number, right: number): boolean {
  for (let at = 0; at < timeLength; at++) {
    const a = bytes[left + at] ?? 0;
    const b = bytes[right + at] ?? 0;
    if (a !== b) return a < b;
  }
  return false;
}

const timeLength = '2026-01-01T00:00:00.000Z'.length;

function toSound(bytes: Uint8Array, events: readonly PlainEvent[]): SoundBlock | null {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return null;
  const timeOf = ({ at }: PlainEvent): string => latin1Between(bytes, at, at + timeLength);
  const signatures: number[] = [];
  const sides: { place: number; sha256: string }[] = [];
  for (const [place, { kind, side }] of events.entries()) {
    if (kind === 'signature.applied') signatures.push(place);
    if (side >= 0) sides.push({ place, sha256: latin1Between(bytes, side, side + 64) });
  }
  const prev = latin1Between(bytes, first.prev, first.prev + 64);
  return { n: first.n, prev, at: timeOf(first), lastAt: timeOf(last), signatures, sides };
}
