/** Reads DER (ITU-T X.690) as far as time-stamp tokens need it: one-byte tags, definite lengths of at most four bytes. */

export interface DerNode {
  readonly tag: number;
  /** Tag, length and content: what is hashed and signed. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

export const derTags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** Context-specific and constructed, number 0 and 1. */
  first: 0xa0,
  second: 0xa1,
} as const;

/** The one node that fills `bytes`; null when they are not exactly one. */
export function readDer(bytes: Uint8Array): DerNode | null {
  const node = readNode(bytes, 0);
  return node?.whole.length === bytes.length ? node : null;
}

/** The nodes inside a constructed one; null when its content is not nodes to the last byte, or when the tag is not `tag`. */
export function childrenOf(node: DerNode | null | undefined, tag: number): readonly DerNode[] | null {
  if (node?.tag !== tag) return null;
  const children: DerNode[] = [];
  for (let at = 0; at < node.content.length;) {
    const child = readNode(node.content, at);
    if (child === null) return null;
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

/** The content of a node with this tag; null for any other. */
export function contentOf(node: DerNode | null | undefined, tag: number): Uint8Array | null {
  return node?.tag === tag ? node.content : null;
}

/** Whether a node is this object identifier, given as the hexadecimal digits of its content. */
export function isObjectId(node: DerNode | null | undefined, hex: string): boolean {
  const content = contentOf(node, derTags.objectId);
  return content !== null && Buffer.from(content).toString('hex') === hex;
}

function readNode(bytes: Uint8Array, start: number): DerNode | null {
  const tag = bytes[start];
  const size = sizeAt(bytes, start + 1);
  if (tag === undefined || size === null || (tag & 0x1f) === 0x1f) return null;
  const end = size.from + size.length;
  if (end > bytes.length) return null;
  return { tag, whole: bytes.subarray(start, end), content: bytes.subarray(size.from, end) };
}

/** A length, and where the content begins. Null for an indefinite one, or one of more than four bytes. */
function sizeAt(bytes: Uint8Array, at: number): { length: number; from: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { length: first, from: at + 1 };
  const from = at + 1 + first - 0x80;
  if (first === 0x80 || first > 0x84 || from > bytes.length) return null;
  const length = bytes.subarray(at + 1, from).reduce((sum, byte) => sum * 256 + byte, 0);
  return { length, from };
}
