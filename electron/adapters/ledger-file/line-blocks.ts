/** Splits a file into lines, a part of the file at a time, and reads them as entries. */
import type { LineBlock } from '../../core/ledger/verify/bundle-reader.ts';
import { readBlock, type BlockFacts, type EntryBlock } from '../../core/ledger/verify/read-block.ts';

/** An entry is at most 65,535 bytes; a longer line is cut there and is then not what the tree holds. */
const longestLine = 70_000;

/** Lines of what arrives in parts; a last one without newline counts. The parts must belong to nobody else. */
export async function* lineBlocks(parts: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
  for await (const block of entryBlocks(parts)) yield toLineBlock(block);
}

/** The same lines, not read as anything yet. */
export async function* entryBlocks(parts: AsyncIterable<Uint8Array>): AsyncGenerator<EntryBlock> {
  let rest: Uint8Array = new Uint8Array();
  for await (const part of parts) {
    const bytes = Buffer.concat([spare, rest, part]);
    const end = bytes.lastIndexOf(newline); // at least the spare one
    if (end > 0) yield split(bytes.subarray(0, end));
    rest = bytes.subarray(end + 1).subarray(0, longestLine);
  }
  if (rest.length > 0) yield split(Buffer.concat([spare, rest]));
}

/** A block with its facts, which another thread may have found already. */
export function toLineBlock(block: EntryBlock, facts: BlockFacts = readBlock(block)): LineBlock {
  return { facts, lines: () => Promise.resolve(linesOf(block)) };
}

export function linesOf({ bytes, starts, ends }: EntryBlock): readonly Uint8Array[] {
  return starts.map((start, at) => bytes.subarray(start, ends[at]));
}

const newline = 0x0a;
/** The byte before the first line, as a newline stands before every other. */
const spare = Uint8Array.of(newline);

/** Lines from the second byte on, with newlines between them. */
function split(bytes: Buffer): EntryBlock {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let start = 1; start <= bytes.length;) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    starts.push(start);
    ends.push(end);
    start = end + 1;
  }
  return { bytes, starts, ends };
}
