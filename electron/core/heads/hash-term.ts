/**
 * 32-bit FNV-1a over UTF-16 units, finished with the mixer of MurmurHash3. Terms are known by their hash alone, so that a
 * weights file holds no words. The state can be fed piece by piece: n-grams share the work of their beginning.
 */
export const emptyHash = 0x811c9dc5;

/** Feeds more text into a hash state. */
export function feedHash(state: number, text: string): number {
  let next = state;
  for (let unit = 0; unit < text.length; unit += 1) next = Math.imul(next ^ text.charCodeAt(unit), 0x01000193);
  return next;
}

/** The finished hash of a state, an unsigned 32-bit number. */
export function finishHash(state: number): number {
  let hash = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hash of a whole term. */
export function hashTerm(term: string): number {
  return finishHash(feedHash(emptyHash, term));
}
