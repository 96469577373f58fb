/**
 * Reads and writes GGUF files (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, version 3) as far as changing the format
 * of tensors needs: the key-value pairs are carried over byte by byte. For our own files, not for strangers'.
 */
export interface GgufTensor {
  readonly name: string;
  /** Fastest dimension first. */
  readonly shape: readonly number[];
  /** Number of the format; see `block-formats.ts`. */
  readonly format: number;
  readonly data: Buffer;
}

export interface GgufFile {
  readonly pairs: { readonly count: number; readonly bytes: Buffer };
  readonly tensors: readonly GgufTensor[];
}

/** Tensor data begins at a multiple of this, and so does each tensor in it. */
const alignment = 32;

/** `bytesOf` gives the size of a tensor's data. Throws for a file that is no GGUF of version 3. */
export function readGguf(file: Buffer, bytesOf: (format: number, count: number) => number): GgufFile {
  if (file.toString('latin1', 0, 4) !== 'GGUF' || file.readUInt32LE(4) !== 3)
    throw new Error('not a GGUF file, version 3');
  const tensorCount = Number(file.readBigUInt64LE(8));
  const pairCount = Number(file.readBigUInt64LE(16));
  const begin = 24;
  let at = begin;
  for (let pair = 0; pair < pairCount; pair++) at = skipPair(file, at);
  const pairs = { count: pairCount, bytes: file.subarray(begin, at) };
  const infos = [];
  for (let tensor = 0; tensor < tensorCount; tensor++) {
    const info = readInfo(file, at);
    infos.push(info);
    at = info.end;
  }
  const data = aligned(at);
  const tensors = infos.map(({ name, shape, format, offset }) => {
    const size = bytesOf(format, countOf(shape));
    return { name, shape, format, data: file.subarray(data + offset, data + offset + size) };
  });
  return { pairs, tensors };
}

function readInfo(file: Buffer, from: number): Omit<GgufTensor, 'data'> & { offset: number; end: number } {
  const nameEnd = from + 8 + Number(file.readBigUInt64LE(from));
  const dimensions = file.readUInt32LE(nameEnd);
  const shapeAt = nameEnd + 4;
  const shape = Array.from({ length: dimensions }, (_, axis) => Number(file.readBigUInt64LE(shapeAt + 8 * axis)));
  const formatAt = shapeAt + 8 * dimensions;
  return {
    name: file.toString('utf8', from + 8, nameEnd),
    shape,
    format: file.readUInt32LE(formatAt),
    offset: Number(file.readBigUInt64LE(formatAt + 4)),
    end: formatAt + 12,
  };
}

/** Bytes of the value types that have a fixed size, by their number. */
const fixedSizes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const textType = 8;
const listType = 9;

function skipPair(file: Buffer, at: number): number {
  const valueAt = skipText(file, at);
  return skipValue(file, valueAt + 4, file.readUInt32LE(valueAt));
}

function skipText(file: Buffer, at: number): number {
  return at + 8 + Number(file.readBigUInt64LE(at));
}

function skipValue(file: Buffer, at: number, type: number): number {
  if (type === textType) return skipText(file, at);
  if (type !== listType) return at + sizeOf(type);
  const inner = file.readUInt32LE(at);
  const count = Number(file.readBigUInt64LE(at + 4));
  if (inner !== textType && inner !== listType) return at + 12 + count * sizeOf(inner);
  let next = at + 12;
  for (let item = 0; item < count; item++) next = skipValue(file, next, inner);
  return next;
}

function sizeOf(type: number): number {
  const size = fixedSizes[type];
  if (size === undefined) throw new Error(`unknown type of a value: ${String(type)}`);
  return size;
}

export function writeGguf({ pairs, tensors }: GgufFile): Buffer {
  const head = Buffer.alloc(24);
  head.write('GGUF', 'latin1');
  head.writeUInt32LE(3, 4);
  head.writeBigUInt64LE(BigInt(tensors.length), 8);
  head.writeBigUInt64LE(BigInt(pairs.count), 16);
  let offset = 0;
  const infos = tensors.map(({ name, shape, format, data }) => {
    const info = infoBytes(name, shape, format, offset);
    offset = aligned(offset + data.length);
    return info;
  });
  const start = Buffer.concat([head, pairs.bytes, ...infos]);
  return Buffer.concat([padded(start), ...tensors.map(({ data }) => padded(data))]);
}

function infoBytes(name: string, shape: readonly number[], format: number, offset: number): Buffer {
  const text = Buffer.from(name, 'utf8');
  const bytes = Buffer.alloc(8 + text.length + 4 + 8 * shape.length + 12);
  bytes.writeBigUInt64LE(BigInt(text.length), 0);
  text.copy(bytes, 8);
  let at = 8 + text.length;
  bytes.writeUInt32LE(shape.length, at);
  at += 4;
  for (const length of shape) at = bytes.writeBigUInt64LE(BigInt(length), at);
  at = bytes.writeUInt32LE(format, at);
  bytes.writeBigUInt64LE(BigInt(offset), at);
  return bytes;
}

export function countOf(shape: readonly number[]): number {
  return shape.reduce((all, length) => all * length, 1);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(aligned(bytes.length) - bytes.length)]);
}

function aligned(size: number): number {
  return Math.ceil(size / alignment) * alignment;
}
