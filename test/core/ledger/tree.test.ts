import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafHash, nodeHash, sha256 } from '../../../electron/core/ledger/hash.ts';
import { hashTree, type HashTree } from '../../../electron/core/ledger/hash-tree.ts';
import {
  consistencyProof,
  inclusionProof,
  provesConsistency,
  provesInclusion,
} from '../../../electron/core/ledger/proofs.ts';
import { tileBytes, tilePath, tilesOf } from '../../../electron/core/ledger/tiles.ts';
import { publicVectors } from './public-vectors.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');

/** The definition of RFC 6962 section 2.1, word for word: what the incremental tree is held against. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array());
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)));
}

function treeOf(size: number): { tree: HashTree; leaves: Uint8Array[] } {
  const tree = hashTree();
  const leaves = Array.from({ length: size }, (_, at) => leafHash(Buffer.from(`entry ${at}`)));
  for (const leaf of leaves) tree.append(leaf);
  return { tree, leaves };
}

const big = treeOf(700);
const sizes = fc.integer({ min: 1, max: 700 });

describe('the tree of RFC 6962', () => {
  test('has the root of the definition at every size', () => {
    for (let size = 0; size <= 140; size++) {
      expect(Buffer.from(big.tree.root(size))).toEqual(Buffer.from(rootByDefinition(big.leaves.slice(0, size))));
    }
  });

  test('proves every leaf of every size, and no other leaf, place or root', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, pick, other) => {
        const index = pick % size;
        const claim = { leaf: big.leaves[index]!, index, size, root: big.tree.root(size) };
        const proof = inclusionProof(big.tree.node, index, size);
        expect(provesInclusion(claim, proof)).toBe(true);
        const wrong = other % size;
        if (wrong === index) return;
        expect(provesInclusion({ ...claim, index: wrong }, proof)).toBe(false);
        expect(provesInclusion({ ...claim, leaf: big.leaves[wrong]! }, proof)).toBe(false);
        expect(provesInclusion({ ...claim, root: big.tree.root(size === 1 ? 2 : size - 1) }, proof)).toBe(false);
        expect(provesInclusion(claim, proof.slice(1))).toBe(false);
        expect(provesInclusion(claim, [...proof, claim.leaf])).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('proves that every size continues every smaller one, and nothing else', () => {
    fc.assert(
      fc.property(sizes, sizes, (a, b) => {
        const [older, newer] = a < b ? [a, b] : [b, a];
        const claim = { older, newer, olderRoot: big.tree.root(older), newerRoot: big.tree.root(newer) };
        const proof = consistencyProof(big.tree.node, older, newer);
        expect(provesConsistency(claim, proof)).toBe(true);
        if (older === newer) return;
        expect(provesConsistency({ ...claim, olderRoot: claim.newerRoot }, proof)).toBe(false);
        expect(provesConsistency({ ...claim, older: older - 1 }, proof)).toBe(false);
        expect(provesConsistency(claim, proof.slice(1))).toBe(false);
        expect(provesConsistency(claim, [...proof, claim.olderRoot])).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  const vectors = publicVectors();
  test.each(vectors.inclusion)('agrees with the public inclusion vector $name', ({ vector }) => {
    const claim = {
      leaf: bytes(vector.leafHash),
      index: vector.leafIdx,
      size: vector.treeSize,
      root: bytes(vector.root),
    };
    expect(provesInclusion(claim, (vector.proof ?? []).map(bytes))).toBe(!vector.wantErr);
  });
  test.each(vectors.consistency)('agrees with the public consistency vector $name', ({ vector }) => {
    const claim = {
      older: vector.size1,
      newer: vector.size2,
      olderRoot: bytes(vector.root1),
      newerRoot: bytes(vector.root2),
    };
    expect(provesConsistency(claim, (vector.proof ?? []).map(bytes))).toBe(!vector.wantErr);
  });
});

describe('tiles', () => {
  test('are named as the specification does', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 0, index: 5, width: 256 })).toBe('tile/0/005');
    expect(tilePath({ level: 1, index: 0, width: 17 })).toBe('tile/1/000.p/17');
  });

  test('of 70,000 leaves are those of the specification', () => {
    const paths = tilesOf(70_000).map(tilePath);
    expect(paths).toHaveLength(273 + 1 + 1 + 1 + 1);
    expect(paths.slice(273)).toEqual(['tile/0/273.p/112', 'tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1']);
  });

  test('hold the hashes of full tiles below them', () => {
    const upper = tilesOf(700).filter((tile) => tile.level === 1);
    expect(upper).toEqual([{ level: 1, index: 0, width: 2 }]);
    const expected = Buffer.concat([
      rootByDefinition(big.leaves.slice(0, 256)),
      rootByDefinition(big.leaves.slice(256, 512)),
    ]);
    expect(Buffer.from(tileBytes(big.tree.node, upper[0]!))).toEqual(expected);
  });
});

test('the licence of the public vectors lies beside the fixture', () => {
  expect(readFileSync(new URL('../../fixtures/rfc6962/LICENCE.txt', import.meta.url), 'utf8')).toContain(
    'Apache License',
  );
});
