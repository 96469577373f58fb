/** Finds the encoding of plain text: byte order mark, then UTF-8 if it is valid, then UTF-16 by its zeros, then Windows-1252. */

export interface DecodedText {
  readonly text: string;
  /** Name of the encoding when it had to be guessed. */
  readonly guessed: string | null;
}

export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byMark(bytes);
  if (marked !== null) return { text: decode(bytes, marked), guessed: null };
  const wide = byZeros(bytes);
  if (wide !== null) return { text: decode(bytes, wide), guessed: wide };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: null };
  } catch {
    return { text: decode(bytes, 'windows-1252'), guessed: 'windows-1252' };
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function byMark([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null; // a UTF-8 mark is taken off by the decoder
}

/** Western text in UTF-16 has a zero in every other byte. */
function byZeros(bytes: Uint8Array): string | null {
  const looked = Math.min(bytes.length, 2000);
  const zeros = [0, 0];
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > looked * 0.3 && even < looked * 0.05) return 'utf-16le';
  return even > looked * 0.3 && odd < looked * 0.05 ? 'utf-16be' : null;
}
