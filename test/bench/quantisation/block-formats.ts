/**
 * Formats of tensors, as ggml writes them: Q8_0, Q4_0 and Q4_1 hold 32 numbers in a block with a scale (and an offset) in half
 * precision. https://github.com/ggml-org/ggml, src/ggml-quants.c, quantize_row_*_ref.
 */
import { fromHalf, toHalf } from './half.ts';

export const formats = { F32: 0, F16: 1, Q4_0: 2, Q4_1: 3, Q8_0: 8 } as const;
export type FormatName = keyof typeof formats;

const blockLength = 32;

interface BlockFormat {
  readonly bytes: number;
  readonly write: (block: Float32Array, to: Buffer, at: number) => void;
  readonly read: (from: Buffer, at: number, block: Float32Array) => void;
}

const blocks: Readonly<Partial<Record<FormatName, BlockFormat>>> = {
  Q8_0: {
    bytes: 34,
    write: (block, to, at) => {
      const scale = largest(block) / 127;
      to.writeUInt16LE(toHalf(scale), at);
      block.forEach((value, index) => to.writeInt8(scale === 0 ? 0 : Math.round(value / scale), at + 2 + index));
    },
    read: (from, at, block) => {
      const scale = fromHalf(from.readUInt16LE(at));
      block.forEach((_, index) => (block[index] = scale * from.readInt8(at + 2 + index)));
    },
  },
  Q4_0: {
    bytes: 18,
    write: (block, to, at) => {
      const scale = furthest(block) / -8;
      to.writeUInt16LE(toHalf(scale), at);
      writeNibbles(block, to, at + 2, (value) => (scale === 0 ? 8 : Math.trunc(value / scale + 8.5)));
    },
    read: (from, at, block) => {
      const scale = fromHalf(from.readUInt16LE(at));
      readNibbles(from, at + 2, block, (step) => (step - 8) * scale);
    },
  },
  Q4_1: {
    bytes: 20,
    write: (block, to, at) => {
      const low = Math.min(...block);
      const scale = (Math.max(...block) - low) / 15;
      to.writeUInt16LE(toHalf(scale), at);
      to.writeUInt16LE(toHalf(low), at + 2);
      writeNibbles(block, to, at + 4, (value) => (scale === 0 ? 0 : Math.trunc((value - low) / scale + 0.5)));
    },
    read: (from, at, block) => {
      const scale = fromHalf(from.readUInt16LE(at));
      const low = fromHalf(from.readUInt16LE(at + 2));
      readNibbles(from, at + 4, block, (step) => step * scale + low);
    },
  },
};

/** Null for a format that is not read here. */
export function nameOf(format: number): FormatName | null {
  const found = Object.entries(formats).find(([, number]) => number === format);
  return found === undefined ? null : (found[0] as FormatName);
}

/** Bytes of `count` numbers. Formats that are only carried over: Q6_K has 210 bytes for 256 numbers. */
export function bytesOf(format: number, count: number): number {
  const name = nameOf(format);
  if (name === 'F32') return count * 4;
  if (name === 'F16') return count * 2;
  if (format === 14) return (count / 256) * 210;
  const block = name === null ? undefined : blocks[name];
  if (block === undefined) throw new Error(`a format of tensors that is not known here: ${String(format)}`);
  return (count / blockLength) * block.bytes;
}

export function readNumbers(name: FormatName, data: Buffer, count: number): Float32Array {
  if (name === 'F32') return Float32Array.from({ length: count }, (_, at) => data.readFloatLE(at * 4));
  if (name === 'F16') return Float32Array.from({ length: count }, (_, at) => fromHalf(data.readUInt16LE(at * 2)));
  const { bytes, read } = blockOf(name);
  const values = new Float32Array(count);
  for (let block = 0; block < count / blockLength; block++)
    read(data, block * bytes, values.subarray(block * blockLength, (block + 1) * blockLength));
  return values;
}

/** `values` in whole blocks of 32 for the block formats. */
export function writeNumbers(name: FormatName, values: Float32Array): Buffer {
  const data = Buffer.alloc(bytesOf(formats[name], values.length));
  if (name === 'F32') values.forEach((value, at) => data.writeFloatLE(value, at * 4));
  else if (name === 'F16') values.forEach((value, at) => data.writeUInt16LE(toHalf(value), at * 2));
  else {
    const { bytes, write } = blockOf(name);
    for (let block = 0; block < values.length / blockLength; block++)
      write(values.subarray(block * blockLength, (block + 1) * blockLength), data, block * bytes);
  }
  return data;
}

function blockOf(name: FormatName): BlockFormat {
  const found = blocks[name];
  if (found === undefined) throw new Error(`${name} has no blocks`);
  return found;
}

function largest(block: Float32Array): number {
  return block.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** The value that lies furthest from zero, with its sign. */
function furthest(block: Float32Array): number {
  return block.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
}

/** The first half of a block lies in the low halves of the bytes, the second in the high ones. */
function writeNibbles(block: Float32Array, to: Buffer, at: number, stepOf: (value: number) => number): void {
  const step = (index: number): number => Math.max(0, Math.min(15, stepOf(block[index] ?? 0)));
  for (let index = 0; index < blockLength / 2; index++)
    to.writeUInt8(step(index) | (step(index + blockLength / 2) << 4), at + index);
}

function readNibbles(from: Buffer, at: number, block: Float32Array, valueOf: (step: number) => number): void {
  for (let index = 0; index < blockLength / 2; index++) {
    const byte = from.readUInt8(at + index);
    block[index] = valueOf(byte & 15);
    block[index + blockLength / 2] = valueOf(byte >> 4);
  }
}
