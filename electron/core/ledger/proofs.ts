/** Inclusion and consistency proofs: RFC 6962 section 2.1 to make them, RFC 9162 sections 2.1.3.2 and 2.1.4.2 to check them. */
import { areEqual } from './bytes.ts';
import { nodeHash } from './hash.ts';
import { largestPowerBelow, rangeHash, type NodeAt } from './hash-tree.ts';

/** Proof that leaf `index` is in the tree of `size`: the leaf's sibling first, the root's child last. */
export function inclusionProof(node: NodeAt, index: number, size: number): readonly Uint8Array[] {
  return pathInside(node, index, 0, size);
}

/** Proof that the tree of `newer` leaves continues the tree of `older`; empty when they are equal. `older` is at least 1. */
export function consistencyProof(node: NodeAt, older: number, newer: number): readonly Uint8Array[] {
  return older === newer ? [] : subProof(node, older, 0, newer, true);
}

/** Checks an inclusion proof. False for anything that does not lead to `root`. */
export function provesInclusion(
  claim: { readonly leaf: Uint8Array; readonly index: number; readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (claim.index < 0 || claim.index >= claim.size) return false;
  if ([claim.leaf, ...proof].some((hash) => hash.length !== 32)) return false;
  const root = foldInclusion(claim, proof);
  return root !== null && areEqual(root, claim.root);
}

function foldInclusion(
  { leaf, index, size }: { readonly leaf: Uint8Array; readonly index: number; readonly size: number },
  proof: readonly Uint8Array[],
): Uint8Array | null {
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? hash : null;
}

/** Checks a consistency proof. From an empty tree nothing can be proven, so `older` 0 is false. */
export function provesConsistency(
  claim: {
    readonly older: number;
    readonly newer: number;
    readonly olderRoot: Uint8Array;
    readonly newerRoot: Uint8Array;
  },
  proof: readonly Uint8Array[],
): boolean {
  const { older, newer, olderRoot, newerRoot } = claim;
  if (older < 1 || proof.some((hash) => hash.length !== 32)) return false;
  if (older === newer) return proof.length === 0 && areEqual(olderRoot, newerRoot);
  if (older > newer || proof.length === 0) return false;
  const path = isPowerOfTwo(older) ? [olderRoot, ...proof] : proof;
  const ends = foldConsistency(older, newer, path);
  return ends !== null && areEqual(ends.older, olderRoot) && areEqual(ends.newer, newerRoot);
}

function pathInside(node: NodeAt, index: number, start: number, end: number): readonly Uint8Array[] {
  if (end - start === 1) return [];
  const middle = start + largestPowerBelow(end - start);
  return index < middle
    ? [...pathInside(node, index, start, middle), rangeHash(node, middle, end)]
    : [...pathInside(node, index, middle, end), rangeHash(node, start, middle)];
}

/** SUBPROOF of RFC 6962: `known` says that the verifier already has the hash of this whole range. */
function subProof(node: NodeAt, older: number, start: number, end: number, known: boolean): readonly Uint8Array[] {
  if (older === end) return known ? [] : [rangeHash(node, start, end)];
  const middle = start + largestPowerBelow(end - start);
  return older <= middle
    ? [...subProof(node, older, start, middle, known), rangeHash(node, middle, end)]
    : [...subProof(node, older, middle, end, false), rangeHash(node, start, middle)];
}

function foldConsistency(
  older: number,
  newer: number,
  path: readonly Uint8Array[],
): { older: Uint8Array; newer: Uint8Array } | null {
  const [first, ...rest] = path;
  if (first === undefined) return null;
  let at = older - 1;
  let last = newer - 1;
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let olderHash = first;
  let newerHash = first;
  for (const hash of rest) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      olderHash = nodeHash(hash, olderHash);
      newerHash = nodeHash(hash, newerHash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      newerHash = nodeHash(newerHash, hash);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? { older: olderHash, newer: newerHash } : null;
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function isPowerOfTwo(n: number): boolean {
  return n === 1 || largestPowerBelow(n) * 2 === n;
}
