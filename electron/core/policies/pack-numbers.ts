/** Packs numbers little-endian in base64, as head files hold them; `core/heads/packed-numbers.ts` reads them. */
export function packFloat32(numbers: ArrayLike<number>): string {
  return pack(numbers.length, 4, (view, at) => {
    view.setFloat32(at * 4, numbers[at] ?? 0, true);
  });
}

export function packUint16(numbers: ArrayLike<number>): string {
  return pack(numbers.length, 2, (view, at) => {
    view.setUint16(at * 2, numbers[at] ?? 0, true);
  });
}

function pack(count: number, width: number, put: (view: DataView, at: number) => void): string {
  const bytes = new Uint8Array(count * width);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < count; at += 1) put(view, at);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
