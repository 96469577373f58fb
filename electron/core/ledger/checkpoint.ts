/** Checkpoints (C2SP tlog-checkpoint): origin, tree size and root as the text of a signed note. */
import { fromBase64, toBase64, toUtf8 } from './bytes.ts';
import { sha256 } from './hash.ts';
import { belongsTo, formatNote, keyIdOf, parseNote, type SignedNote, type VerifierKey } from './signed-note.ts';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The name of the log of a public key: `cloister.invalid/log/` and eight hexadecimal digits of the key's SHA-256. */
export function originOf(publicKey: Uint8Array): string {
  return `cloister.invalid/log/${Buffer.from(sha256(publicKey)).toString('hex').slice(0, 8)}`;
}

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** A signed checkpoint, ready to be stored. `sign` returns a 64-byte Ed25519 signature over the bytes it is given. */
export function signCheckpoint(
  checkpoint: Checkpoint,
  key: VerifierKey,
  sign: (message: Uint8Array) => Uint8Array,
): string {
  const text = checkpointText(checkpoint);
  const signature = { name: key.name, keyId: keyIdOf(key), signature: sign(toUtf8(text)) };
  return formatNote({ text, signatures: [signature] });
}

/** Reads a signed checkpoint without judging its signatures; null when it is not one. */
export function parseCheckpoint(note: string): { checkpoint: Checkpoint; note: SignedNote } | null {
  const parsed = parseNote(note);
  const checkpoint = parsed === null ? null : parseText(parsed.text);
  return parsed === null || checkpoint === null ? null : { checkpoint, note: parsed };
}

/** Three lines, then any number of extension lines, which may not be empty. */
const shape = /^([^\n]+)\n(0|[1-9]\d{0,14})\n([0-9A-Za-z+/]{43}=)\n(?:[^\n]+\n)*$/u;

function parseText(text: string): Checkpoint | null {
  const [, origin, size, root] = shape.exec(text) ?? [];
  const hash = root === undefined ? null : fromBase64(root);
  if (origin === undefined || size === undefined || hash === null) return null;
  return { origin, size: Number(size), root: hash };
}

/** A checkpoint with one more line: the cosignature of `key` (type 0x04) at `seconds` since 1970 (C2SP tlog-cosignature). */
export function cosignNote(
  note: SignedNote,
  key: VerifierKey,
  seconds: number,
  sign: (message: Uint8Array) => Uint8Array,
): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = Buffer.concat([time, sign(cosignedMessage(note, seconds))]);
  const line = { name: key.name, keyId: keyIdOf(key), signature };
  return formatNote({ text: note.text, signatures: [...note.signatures, line] });
}

function cosignedMessage({ text }: SignedNote, seconds: number): Uint8Array {
  return toUtf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}

/** Seconds since 1970 that a witness put on a checkpoint, with the message it signed (C2SP tlog-cosignature); null when `key` did not sign. */
export function cosignatureOf(
  note: SignedNote,
  key: VerifierKey,
): { seconds: number; message: Uint8Array; signature: Uint8Array } | null {
  const line = note.signatures.find((one) => belongsTo(key, one));
  if (line?.signature.length !== 72) return null;
  const seconds = Number(Buffer.from(line.signature).readBigUInt64BE(0));
  return { seconds, message: cosignedMessage(note, seconds), signature: line.signature.slice(8) };
}
