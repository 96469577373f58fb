/** The Merkle tree of RFC 6962, grown one leaf at a time. Keeps every full node, so that roots and proofs of any earlier size are quick. */
import { nodeHash, sha256 } from './hash.ts';

/** The hash of the full subtree of height `level` that covers leaves `index * 2^level` up to the next. */
export type NodeAt = (level: number, index: number) => Uint8Array;

export interface HashTree {
  /** Adds a leaf hash; on average one more hash is computed. */
  readonly append: (leaf: Uint8Array) => void;
  readonly size: () => number;
  readonly node: NodeAt;
  /** Root of the first `size` leaves; all of them when left out. */
  readonly root: (size?: number) => Uint8Array;
}

/** An empty tree. Memory: 64 bytes a leaf. */
export function hashTree(): HashTree {
  const levels: HashColumn[] = [];
  const columnOf = (level: number): HashColumn => (levels[level] ??= hashColumn());
  const node: NodeAt = (level, index) => columnOf(level).at(index);
  const size = (): number => columnOf(0).length();

  function append(leaf: Uint8Array): void {
    let hash = leaf;
    for (let level = 0; ; level++) {
      const column = columnOf(level);
      const index = column.length();
      column.push(hash);
      if (index % 2 === 0) return;
      hash = nodeHash(column.at(index - 1), hash);
    }
  }
  return { append, size, node, root: (at = size()) => rangeHash(node, 0, at) };
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
  readonly push: (hash: Uint8Array) => void;
  readonly at: (index: number) => Uint8Array;
  readonly length: () => number;
}

/** Hashes side by side in one growing block: a million small arrays would cost more than the hashes. */
function hashColumn(): HashColumn {
  let block = Buffer.alloc(32 * 16);
  let count = 0;
  return {
    push: (hash) => {
      if ((count + 1) * 32 > block.length) block = Buffer.concat([block], block.length * 2);
      block.set(hash, count * 32);
      count++;
    },
    at: (index) => {
      if (index < 0 || index >= count) throw new RangeError(`no node ${index}`);
      return block.subarray(index * 32, index * 32 + 32);
    },
    length: () => count,
  };
}
