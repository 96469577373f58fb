/** The hash tiles of a bundle: the tree they make, and whether upper tiles follow from lower ones. */
import { areEqual } from '../bytes.ts';
import { hashTree, type HashTree } from '../hash-tree.ts';
import { tileBytes, tilePath, tilesOf, type Tile } from '../tiles.ts';
import type { BundleReader } from './bundle-reader.ts';

export interface TileFault {
  readonly class: 'missing-tile' | 'altered-tile';
  /** First leaf under what is missing or differs. */
  readonly index: number;
}

/** Builds the tree of `size` leaves from level-0 tiles. Without a tile, or with one of the wrong length, there is no tree. */
export async function readTree(bundle: BundleReader, size: number): Promise<HashTree | TileFault> {
  const tree = hashTree();
  for (const tile of tilesOf(size).filter((one) => one.level === 0)) {
    const bytes = await bundle.read(tilePath(tile));
    if (bytes?.length !== tile.width * 32) return { class: 'missing-tile', index: tile.index * 256 };
    tree.append(bytes);
  }
  return tree;
}

/** The first upper tile that is not what the leaves make it; null when all are. */
export async function checkUpperTiles(bundle: BundleReader, tree: HashTree): Promise<TileFault | null> {
  for (const tile of tilesOf(tree.size()).filter((one) => one.level > 0)) {
    const bytes = await bundle.read(tilePath(tile));
    if (bytes?.length !== tile.width * 32) return { class: 'missing-tile', index: firstLeaf(tile, 0) };
    const expected = tileBytes(tree.node, tile);
    if (!areEqual(bytes, expected))
      return { class: 'altered-tile', index: firstLeaf(tile, firstDifference(bytes, expected)) };
  }
  return null;
}

function firstDifference(bytes: Uint8Array, expected: Uint8Array): number {
  return Math.floor(expected.findIndex((byte, at) => byte !== bytes[at]) / 32);
}

function firstLeaf(tile: Tile, hash: number): number {
  return (tile.index * 256 + hash) * 256 ** tile.level;
}
