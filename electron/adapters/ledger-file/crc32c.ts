/** CRC-32C (Castagnoli) as the journal's records carry it. It finds torn writes; against people there is the tree. */

const table = makeTable();

/** CRC-32C of the bytes; `before` continues an earlier sum. */
export function crc32c(bytes: Uint8Array, before = 0): number {
  let sum = ~before;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}

function makeTable(): Uint32Array {
  const made = new Uint32Array(256);
  for (let at = 0; at < 256; at++) {
    let sum = at;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
    made[at] = sum;
  }
  return made;
}
