/** Reads the packed numbers of head and tagger files: base64 of little-endian values. The file may be damaged: lengths are checked by the caller. */
function packedBytes(packed: string): DataView {
  const binary = atob(packed);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return new DataView(bytes.buffer);
}

/** Unsigned 32-bit numbers. */
export function unpackUint32(packed: string): Uint32Array {
  const view = packedBytes(packed);
  return Uint32Array.from({ length: view.byteLength >> 2 }, (_, at) => view.getUint32(at * 4, true));
}

/** Unsigned 16-bit numbers. */
export function unpackUint16(packed: string): Uint16Array {
  const view = packedBytes(packed);
  return Uint16Array.from({ length: view.byteLength >> 1 }, (_, at) => view.getUint16(at * 2, true));
}

/** Signed 16-bit numbers. */
export function unpackInt16(packed: string): Int16Array {
  const view = packedBytes(packed);
  return Int16Array.from({ length: view.byteLength >> 1 }, (_, at) => view.getInt16(at * 2, true));
}

/** 32-bit floating-point numbers. */
export function unpackFloat32(packed: string): Float32Array {
  const view = packedBytes(packed);
  return Float32Array.from({ length: view.byteLength >> 2 }, (_, at) => view.getFloat32(at * 4, true));
}

/** Unsigned bytes. */
export function unpackUint8(packed: string): Uint8Array {
  return new Uint8Array(packedBytes(packed).buffer);
}

/** Signed bytes. */
export function unpackInt8(packed: string): Int8Array {
  return new Int8Array(packedBytes(packed).buffer);
}
