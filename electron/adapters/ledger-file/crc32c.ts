/** CRC-32C (Castagnoli) as the journal's records carry it. It finds torn writes; against people there is the tree. */

/** CRC-32C of the bytes; `before` continues an earlier sum. Four bytes a step (the "slicing" of Kounavis and Berry), the rest one by one. */
export function crc32c(bytes: Uint8Array, before = 0): number {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = ~before;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    const word = sum ^ words.getInt32(at, true);
    sum = look(3, word) ^ look(2, word >>> 8) ^ look(1, word >>> 16) ^ look(0, word >>> 24);
  }
  for (; at < bytes.length; at++) sum = look(0, sum ^ words.getUint8(at)) ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** What a byte adds to the sum when `further` more bytes stand between it and the next step. */
function look(further: number, byte: number): number {
  return tables[further * 256 + (byte & 0xff)] ?? 0;
}

const tables = makeTables();

function makeTables(): Int32Array {
  const made = new Int32Array(4 * 256);
  for (let at = 0; at < 256; at++) {
    let sum = at;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
    made[at] = sum;
  }
  for (let at = 256; at < made.length; at++) {
    const before = made[at - 256] ?? 0;
    made[at] = (made[before & 0xff] ?? 0) ^ (before >>> 8);
  }
  return made;
}
