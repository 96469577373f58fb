/** The Merkle tree of RFC 6962, grown one leaf at a time. Keeps every full node, so that roots and proofs of any earlier size are quick. */
import { nodeHash, nodeHashOfPair, sha256 } from './hash.ts';

/** The hash of the full subtree of height `level` that covers leaves `index * 2^level` up to the next. */
export type NodeAt = (level: number, index: number) => Uint8Array;

export interface HashTree {
  /** Adds leaf hashes, one or many side by side; for each, one more hash is computed on average. */
  readonly append: (leaves: Uint8Array) => void;
  readonly size: () => number;
  readonly node: NodeAt;
  /** Leaf hashes side by side, 32 bytes each, from `start` to `end` (exclusive). */
  readonly leaves: (start: number, end: number) => Uint8Array;
  /** Root of the first `size` leaves; all of them when left out. */
  readonly root: (size?: number) => Uint8Array;
}

/** An empty tree. Memory: 64 bytes a leaf. */
export function hashTree(): HashTree {
  const levels: HashColumn[] = [];
  const columnOf = (level: number): HashColumn => (levels[level] ??= hashColumn());
  const node: NodeAt = (level, index) => columnOf(level).at(index);
  const size = (): number => columnOf(0).length();

  function append(hashes: Uint8Array): void {
    columnOf(0).push(hashes);
    for (let level = 0; columnOf(level + 1).length() < columnOf(level).length() >> 1; level++) {
      columnOf(level + 1).pushNodesOver(columnOf(level));
    }
  }
  const leaves: HashTree['leaves'] = (start, end) => columnOf(0).between(start, end);
  return { append, size, node, leaves, root: (at = size()) => rangeHash(node, 0, at) };
}

/** Hash of leaves `start` (inclusive) to `end`. `start` must be a multiple of the smallest power of two that is not below the length. */
export function rangeHash(node: NodeAt, start: number, end: number): Uint8Array {
  const length = end - start;
  if (length === 0) return sha256(new Uint8Array());
  const split = largestPowerBelow(length);
  if (length === 1) return node(0, start);
  if (split * 2 === length) return node(Math.log2(length), start / length);
  return nodeHash(rangeHash(node, start, start + split), rangeHash(node, start + split, end));
}

/** The largest power of two smaller than `n` (1 for n = 1). */
export function largestPowerBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

interface HashColumn {
  readonly push: (hashes: Uint8Array) => void;
  /** Adds the node of each pair in the column below that has none yet. */
  readonly pushNodesOver: (below: HashColumn) => void;
  readonly at: (index: number) => Uint8Array;
  readonly between: (start: number, end: number) => Uint8Array;
  readonly length: () => number;
}

/** Hashes side by side in one growing block: a million small arrays would cost more than the hashes. */
function hashColumn(): HashColumn {
  let block = Buffer.alloc(32 * 16);
  let count = 0;
  function makeRoom(more: number): void {
    const needed = (count + more) * 32;
    if (needed > block.length) block = Buffer.concat([block], Math.max(needed, block.length * 2));
  }
  function between(start: number, end: number): Uint8Array {
    if (start < 0 || end > count) throw new RangeError(`no nodes ${start} to ${end}`);
    return block.subarray(start * 32, end * 32);
  }
  return {
    between,
    at: (index) => between(index, index + 1),
    length: () => count,
    push: (hashes) => {
      makeRoom(hashes.length / 32);
      block.set(hashes, count * 32);
      count += hashes.length / 32;
    },
    pushNodesOver: (below) => {
      const pairs = below.between(0, below.length());
      const end = below.length() >> 1;
      makeRoom(end - count);
      for (; count < end; count++) nodeHashOfPair(pairs, count * 64, block, count * 32);
    },
  };
}
