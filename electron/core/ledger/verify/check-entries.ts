/** Compares entries with the leaf hashes they should have, and says what was done to the first that differs. */
import { areEqual, fromUtf8, toUtf8 } from '../bytes.ts';
import { canonicalJson } from '../canonical-json.ts';
import { leafHash } from '../hash.ts';
import type { HashTree } from '../hash-tree.ts';

/** The leaf hashes that entries are held against: positions `first` to `size - 1`. */
export interface ExpectedLeaves {
  readonly first: number;
  readonly size: number;
  readonly tree: Pick<HashTree, 'node' | 'leaves'>;
}

export interface EntryFault {
  readonly class:
    'altered-entry' | 're-encoded-entry' | 'missing-entry' | 'inserted-entry' | 'duplicated-entry' | 'reordered-entry';
  readonly index: number;
}

export interface EntryComparison {
  /** Takes many entries by their leaf hashes, side by side, when all are as expected. Otherwise takes none. */
  readonly take: (leaves: Uint8Array) => boolean;
  /** Takes the next entry; returns whether all so far are as expected. */
  readonly next: (entry: Uint8Array, leaf: Uint8Array) => boolean;
  /** Whether the first fault and what comes after it are known, so that more entries would tell no more. */
  readonly isSettled: () => boolean;
  /** The first fault, once all entries were given; null when there is none. */
  readonly fault: () => EntryFault | null;
}

interface FirstDifference {
  readonly index: number;
  readonly entry: Uint8Array;
  readonly leaf: Uint8Array;
  after: Uint8Array | null;
}

/** Starts a comparison. Entries are given in the order in which they stand. */
export function compareEntries(expected: ExpectedLeaves): EntryComparison {
  let index = expected.first;
  let first: FirstDifference | null = null;
  return {
    take: (leaves) => {
      const end = index + leaves.length / 32;
      if (first !== null || end > expected.size || !areEqual(leaves, expected.tree.leaves(index, end))) return false;
      index = end;
      return true;
    },
    next: (entry, leaf) => {
      if (first !== null) {
        first.after ??= leaf;
        return false;
      }
      const isExpected = index < expected.size && areEqual(leafAt(expected, index), leaf);
      if (isExpected) index++;
      else first = { index, entry, leaf, after: null };
      return isExpected;
    },
    isSettled: () => first !== null && first.after !== null,
    fault: () => {
      if (first !== null) return { class: classOf(first, expected), index: first.index };
      return index < expected.size ? { class: 'missing-entry', index } : null;
    },
  };
}

/** The simplest change that explains what stands here. */
function classOf({ index, entry, leaf, after }: FirstDifference, expected: ExpectedLeaves): EntryFault['class'] {
  if (index >= expected.size) return 'inserted-entry';
  const place = placeOf(leaf, expected);
  if (place !== null && place < index) return 'duplicated-entry';
  if (place !== null) return follows(after, place, expected) ? 'missing-entry' : 'reordered-entry';
  if (after !== null && areEqual(after, leafAt(expected, index))) return 'inserted-entry';
  return isReEncoded(entry, leafAt(expected, index)) ? 're-encoded-entry' : 'altered-entry';
}

function placeOf(leaf: Uint8Array, { first, size, tree }: ExpectedLeaves): number | null {
  const leaves = Buffer.from(tree.leaves(first, size));
  let found = leaves.indexOf(leaf);
  while (found % 32 > 0) found = leaves.indexOf(leaf, found + 1);
  return found < 0 ? null : first + found / 32;
}

function leafAt({ tree }: ExpectedLeaves, index: number): Uint8Array {
  return tree.node(0, index);
}

/** Whether what comes after continues from `place`: then the entries in between were taken out. */
function follows(after: Uint8Array | null, place: number, expected: ExpectedLeaves): boolean {
  if (after === null) return place === expected.size - 1;
  return place + 1 < expected.size && areEqual(after, leafAt(expected, place + 1));
}

/** Whether the entry says the same in other bytes. */
function isReEncoded(entry: Uint8Array, leaf: Uint8Array): boolean {
  const text = fromUtf8(entry);
  if (text === null) return false;
  try {
    return areEqual(leafHash(toUtf8(canonicalJson(JSON.parse(text)))), leaf);
  } catch {
    return false;
  }
}
