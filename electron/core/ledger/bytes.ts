/** Bytes to text and back, strictly: what does not come back to the same text is refused. */
import type { Sha256 } from '../../contract/ids.ts';

export function toHex(bytes: Uint8Array): Sha256 {
  return view(bytes).toString('hex') as Sha256;
}

export function toBase64(bytes: Uint8Array): string {
  return view(bytes).toString('base64');
}

/** Padded RFC 4648 base64; null for anything that is not its own canonical form (stray bits, white space, missing padding). */
export function fromBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

export function toUtf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** Null when the bytes are not well-formed UTF-8. A byte order mark stays a character. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** One character a byte. For text that is plain ASCII, where it is the text itself. */
export function latin1Between(bytes: Uint8Array, start: number, end: number): string {
  return view(bytes).toString('latin1', start, end);
}

export function areEqual(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

function view(bytes: Uint8Array): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
