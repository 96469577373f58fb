/**
 * Reads the header of a GGUF file (versions 2 and 3, little-endian) without any native code: counts, lengths, types, offsets and
 * overflow are checked before a parser that can crash sees the file. Source: ggml `docs/gguf.md`.
 */
import type { GgufHeader, GgufTensor } from '../../contract/gguf.ts';
import { tensorType } from './tensor-types.ts';

export type GgufReading =
  | { readonly kind: 'header'; readonly header: GgufHeader }
  /** The part that was given ends inside the header. */
  | { readonly kind: 'more' }
  | { readonly kind: 'broken'; readonly problem: string };

const most = { values: 10_000, tensors: 100_000, text: 1 << 24, list: 1 << 24, depth: 2 };
const sizes: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
const [textType, listType] = [8, 9];

class Broken extends Error {}
class Short extends Error {}

/** `bytes` is the beginning of the file. Never throws. */
export function readGguf(bytes: Uint8Array): GgufReading {
  try {
    return { kind: 'header', header: readHeader(new Cursor(bytes)) };
  } catch (error) {
    if (error instanceof Short) return { kind: 'more' };
    if (error instanceof Broken) return { kind: 'broken', problem: error.message };
    throw error;
  }
}

function readHeader(cursor: Cursor): GgufHeader {
  if (cursor.u32() !== 0x46554747) throw new Broken('it does not begin like a GGUF file');
  const version = cursor.u32();
  if (version !== 2 && version !== 3) throw new Broken(`GGUF version ${version} is not known`);
  const tensorCount = cursor.count(most.tensors, 'tensors');
  const valueCount = cursor.count(most.values, 'values');
  const values = readValues(cursor, valueCount);
  const tensors = Array.from({ length: tensorCount }, () => readTensor(cursor));
  const alignment = values.get('general.alignment') ?? 32;
  if (typeof alignment !== 'number' || alignment < 1 || alignment > 1 << 20 || alignment % 8 !== 0)
    throw new Broken('its alignment makes no sense');
  const dataStart = Math.ceil(cursor.at / alignment) * alignment;
  return placed(values, tensors, dataStart, alignment);
}

function readValues(cursor: Cursor, count: number): Map<string, string | number | boolean> {
  const values = new Map<string, string | number | boolean>();
  for (let left = count; left > 0; left -= 1) {
    const key = cursor.text();
    if (values.has(key)) throw new Broken(`the value ${key.slice(0, 80)} stands there twice`);
    values.set(key, readValue(cursor, cursor.u32(), 0));
  }
  return values;
}

function readValue(cursor: Cursor, type: number, depth: number): string | number | boolean {
  if (type === textType) return cursor.text();
  if (type === listType) return readList(cursor, depth);
  return cursor.number(type);
}

/** Walks over a list and says how long it is. */
function readList(cursor: Cursor, depth: number): number {
  if (depth === most.depth) throw new Broken('its lists are nested too deeply');
  const type = cursor.u32();
  const length = cursor.count(most.list, 'items of a list');
  const size = sizes[type];
  if (size !== undefined) cursor.skip(length * size);
  else for (let left = length; left > 0; left -= 1) readValue(cursor, type, depth + 1);
  return length;
}

type Unplaced = Omit<GgufTensor, 'start'> & { readonly offset: number };

function readTensor(cursor: Cursor): Unplaced {
  const name = cursor.text();
  const dimensions = cursor.u32();
  if (dimensions < 1 || dimensions > 4) throw new Broken(`tensor ${name.slice(0, 80)} has ${dimensions} dimensions`);
  const shape = Array.from({ length: dimensions }, () => cursor.u64());
  const code = cursor.u32();
  const type = tensorType(code);
  if (type === undefined) throw new Broken(`tensor ${name.slice(0, 80)} has the unknown number format ${code}`);
  const numbers = shape.reduce((product, side) => product * side, 1);
  if (!Number.isSafeInteger(numbers) || numbers === 0 || (shape[0] ?? 0) % type.numbers !== 0)
    throw new Broken(`tensor ${name.slice(0, 80)} has an impossible shape`);
  return { name, shape, type, bytes: (numbers / type.numbers) * type.bytes, offset: cursor.u64() };
}

function placed(
  values: GgufHeader['values'],
  unplaced: readonly Unplaced[],
  dataStart: number,
  alignment: number,
): GgufHeader {
  const names = new Set<string>();
  let needs = dataStart;
  const tensors = unplaced.map(({ offset, ...tensor }) => {
    if (names.has(tensor.name)) throw new Broken(`tensor ${tensor.name.slice(0, 80)} stands there twice`);
    if (offset % alignment !== 0) throw new Broken(`tensor ${tensor.name.slice(0, 80)} is not aligned`);
    names.add(tensor.name);
    needs = Math.max(needs, dataStart + offset + tensor.bytes);
    return { ...tensor, start: dataStart + offset };
  });
  const inOrder = [...tensors].sort((a, b) => a.start - b.start);
  if (inOrder.some((tensor, at) => tensor.start + tensor.bytes > (inOrder[at + 1]?.start ?? Infinity)))
    throw new Broken('two tensors share the same bytes');
  if (!Number.isSafeInteger(needs)) throw new Broken('its sizes are impossible');
  return { values, tensors, needs };
}

/** Reads numbers one after another; every read is inside the bytes or `Short`. */
class Cursor {
  at = 0;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  skip(bytes: number): number {
    const from = this.at;
    if (from + bytes > this.#view.byteLength) throw new Short();
    this.at += bytes;
    return from;
  }

  u32(): number {
    return this.#view.getUint32(this.skip(4), true);
  }

  u64(): number {
    const value = this.#view.getBigUint64(this.skip(8), true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Broken('a number in it is too large');
    return Number(value);
  }

  count(limit: number, of: string): number {
    const count = this.u64();
    if (count > limit) throw new Broken(`it claims ${count} ${of}`);
    return count;
  }

  text(): string {
    const length = this.count(most.text, 'bytes of a text');
    const from = this.skip(length);
    return Buffer.from(this.#view.buffer, this.#view.byteOffset + from, length).toString('utf8');
  }

  number(type: number): number | boolean {
    const size = sizes[type];
    if (size === undefined) throw new Broken(`a value has the unknown type ${type}`);
    const from = this.skip(size);
    if (type === 7) return this.#view.getUint8(from) !== 0;
    return this.#read(type, from);
  }

  #read(type: number, from: number): number {
    const view = this.#view;
    const readers: Readonly<Record<number, () => number>> = {
      0: () => view.getUint8(from),
      1: () => view.getInt8(from),
      2: () => view.getUint16(from, true),
      3: () => view.getInt16(from, true),
      4: () => view.getUint32(from, true),
      5: () => view.getInt32(from, true),
      6: () => view.getFloat32(from, true),
      10: () => Number(view.getBigUint64(from, true)),
      11: () => Number(view.getBigInt64(from, true)),
      12: () => view.getFloat64(from, true),
    };
    return readers[type]?.() ?? 0;
  }
}
