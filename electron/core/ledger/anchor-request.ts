/** The request that a log sends to a witness (C2SP tlog-witness, body of `add-checkpoint`): from where, proof, head. */
import { fromBase64, toBase64 } from './bytes.ts';

export interface AnchorRequestParts {
  /** Size that the witness saw last. */
  readonly old: number;
  /** Consistency proof from `old` to the checkpoint's size. */
  readonly proof: readonly Uint8Array[];
  /** A signed checkpoint. */
  readonly note: string;
}

export function formatAnchorRequest({ old, proof, note }: AnchorRequestParts): string {
  return `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`;
}

/** Null when the text is no request. */
export function parseAnchorRequest(text: string): AnchorRequestParts | null {
  const parts = /^old (0|[1-9]\d{0,14})\n((?:[0-9A-Za-z+/]{43}=\n){0,63})\n/u.exec(text);
  if (parts === null) return null;
  const proof = (parts[2] ?? '').split('\n').slice(0, -1).map(fromBase64);
  if (proof.includes(null)) return null;
  return { old: Number(parts[1]), proof: proof as Uint8Array[], note: text.slice(parts[0].length) };
}
