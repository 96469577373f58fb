/** Where the hashes of a tree lie in files (C2SP tlog-tiles): 256 hashes a tile, levels of 8 tree levels each. */
import type { NodeAt } from './hash-tree.ts';

/** One tile: `width` hashes from 1 to 256; below 256 it is partial. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** Every tile of a tree of `size` leaves: full ones, and one partial at the right edge of each level that has one. */
export function tilesOf(size: number): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / 256)) {
    for (let index = 0; index * 256 < hashes; index++) {
      tiles.push({ level, index, width: Math.min(256, hashes - index * 256) });
    }
  }
  return tiles;
}

/** `tile/0/x001/x234/067` or, when partial, `tile/0/x001/x234/067.p/112`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/gu) ?? [];
  const path = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
  return `tile/${level}/${path}${width < 256 ? `.p/${width}` : ''}`;
}

/** The bytes of a tile: its hashes one after the other. */
export function tileBytes(node: NodeAt, { level, index, width }: Tile): Uint8Array {
  const bytes = new Uint8Array(width * 32);
  for (let at = 0; at < width; at++) bytes.set(node(level * 8, index * 256 + at), at * 32);
  return bytes;
}
