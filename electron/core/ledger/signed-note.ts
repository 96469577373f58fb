/** Signed notes (C2SP signed-note): a text, an empty line, and signature lines by named keys. */
import { areEqual, fromBase64, toBase64, toUtf8 } from './bytes.ts';
import { isSignedBy, sha256 } from './hash.ts';

/** Signature types: the log's own, and a witness's timestamped cosignature. Others (0x06, ML-DSA-44) are ignored until they are known. */
export const keyTypes = { log: 0x01, witness: 0x04 } as const;

export interface VerifierKey {
  readonly name: string;
  readonly type: number;
  readonly publicKey: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** Ends in a newline; this is what was signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const mostBytes = 65_536;
const mostSignatures = 64;

/** Reads a note; null when it is not one. */
export function parseNote(note: string): SignedNote | null {
  if (note.length > mostBytes || hasControls(note)) return null;
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(parseSignature);
  if (signatures.length > mostSignatures || signatures.includes(null)) return null;
  return { text: note.slice(0, end + 1), signatures: signatures as NoteSignature[] };
}

/** Writes a note. */
export function formatNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(formatSignature).join('')}`;
}

/** One signature line, newline included. */
export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  const bytes = new Uint8Array(keyId.length + signature.length);
  bytes.set(keyId);
  bytes.set(signature, keyId.length);
  return `\u2014 ${name} ${toBase64(bytes)}\n`;
}

/** First four bytes of SHA-256(name || 0x0A || type || public key). */
export function keyIdOf({ name, type, publicKey }: VerifierKey): Uint8Array {
  const bytes = Buffer.concat([toUtf8(`${name}\n`), Uint8Array.of(type), publicKey]);
  return sha256(bytes).slice(0, 4);
}

/** `<name>+<key id>+<base64(type || public key)>`. */
export function formatVerifierKey(key: VerifierKey): string {
  const body = Buffer.concat([Uint8Array.of(key.type), key.publicKey]);
  return `${key.name}+${Buffer.from(keyIdOf(key)).toString('hex')}+${toBase64(body)}`;
}

/** Reads a verifier key; null when malformed or when its key id is not its own. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const parts = /^([^\s\u0085+]+)\+([0-9a-f]{8})\+([0-9A-Za-z+/]+=*)$/u.exec(text);
  const body = parts?.[3] === undefined ? null : fromBase64(parts[3]);
  const name = parts?.[1];
  if (body === null || name === undefined || body.length !== 33) return null;
  const key = { name, type: body[0] ?? 0, publicKey: body.slice(1) };
  return Buffer.from(keyIdOf(key)).toString('hex') === parts?.[2] ? key : null;
}

/** What the signatures of a note are worth to someone who knows `keys`. A known key whose signature fails spoils the whole note. */
export function checkNote(note: SignedNote, keys: readonly VerifierKey[]): 'signed' | 'spoiled' | 'unknown' {
  let verdict: 'signed' | 'unknown' = 'unknown';
  for (const signature of note.signatures) {
    const key = keys.find((one) => belongsTo(one, signature));
    if (key === undefined) continue;
    if (!isSignedBy(key.publicKey, toUtf8(note.text), signature.signature)) return 'spoiled';
    verdict = 'signed';
  }
  return verdict;
}

/** Whether a signature line claims to be by this key. */
export function belongsTo(key: VerifierKey, signature: NoteSignature): boolean {
  return key.name === signature.name && areEqual(keyIdOf(key), signature.keyId);
}

function parseSignature(line: string): NoteSignature | null {
  const parts = /^\u2014 ([^\s\u0085+]+) ([0-9A-Za-z+/]+=*)$/u.exec(line);
  const bytes = parts?.[2] === undefined ? null : fromBase64(parts[2]);
  if (bytes === null || parts?.[1] === undefined || bytes.length < 5) return null;
  return { name: parts[1], keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** Any control character but the newline, or a lone surrogate. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit < 0x20 && unit !== 0x0a) || unit === 0x7f) return true;
  }
  return !text.isWellFormed();
}
