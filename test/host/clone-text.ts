/** Structured clone as text, because messages into a page travel as text. These two functions are also injected, so they stand alone. */

/** Encodes a message. What the structured clone refuses (functions, symbols) throws here too. */
export function cloneToText(value: unknown): string {
  const base64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  };
  return JSON.stringify(value, function (this: Record<string, unknown>, key) {
    const raw = this[key];
    if (raw === undefined) return { $host: 'undefined' };
    if (raw instanceof Date) return { $host: 'date', value: raw.getTime() };
    if (raw instanceof Uint8Array) return { $host: 'bytes', value: base64(raw) };
    if (typeof raw === 'bigint') return { $host: 'bigint', value: String(raw) };
    if (raw instanceof Map) return { $host: 'map', value: [...(raw as Map<unknown, unknown>)] };
    if (typeof raw === 'function' || typeof raw === 'symbol') throw new Error('An object could not be cloned.');
    if (ArrayBuffer.isView(raw) || raw instanceof ArrayBuffer) throw new Error('test host: send a Uint8Array');
    return raw;
  });
}

/** Decodes what `cloneToText` wrote. */
export function cloneFromText(text: string): unknown {
  const decode = (tag: string, value: unknown): unknown => {
    if (tag === 'date') return new Date(value as number);
    if (tag === 'bytes') return Uint8Array.from(atob(value as string), (char) => char.charCodeAt(0));
    if (tag === 'bigint') return BigInt(value as string);
    if (tag === 'map') return new Map(value as [unknown, unknown][]);
    return undefined;
  };
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('$host' in value)) return value;
    return decode(value.$host as string, 'value' in value ? value.value : undefined);
  });
}
