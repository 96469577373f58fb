/** Canonical JSON (RFC 8785). Small and our own, because core imports no package and a leaf is only evidence if its bytes have one form. */

const deepest = 64;

/** The one text of a JSON value: sorted keys, shortest numbers, no white space. Throws `TypeError` for what JSON cannot hold
 *  (undefined, NaN, infinities, lone surrogates, functions) and for nesting deeper than 64. */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** What a canonical text says; `undefined` when it is not exactly the canonical form of what it says. Kills duplicate keys and look-alike encodings. */
export function parseCanonical(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown;
    return isPlainlyCanonical(text, value) || canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The quick way for what we write ourselves: `JSON.stringify` keeps the order in which keys stood, so a text that it gives back
 *  and whose keys are in order is canonical. Escaped surrogates and keys that look like numbers take the slow way. */
function isPlainlyCanonical(text: string, value: unknown): boolean {
  return !text.includes('\\ud') && JSON.stringify(value) === text && hasSortedKeys(value, 0);
}

function hasSortedKeys(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === deepest) return false;
  if (Array.isArray(value)) return value.every((one) => hasSortedKeys(one, depth + 1));
  let before: string | null = null;
  for (const [key, one] of Object.entries(value)) {
    if ((before !== null && key < before) || !hasSortedKeys(one, depth + 1)) return false;
    before = key;
  }
  return true;
}

function write(value: unknown, depth: number): string {
  if (depth > deepest) throw new TypeError('nested too deeply');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeText(value);
  if (typeof value === 'number') return writeNumber(value);
  if (Array.isArray(value)) return writeList(value, depth);
  if (typeof value === 'object') return writeObject(value as Readonly<Record<string, unknown>>, depth);
  throw new TypeError(`not JSON: ${typeof value}`);
}

/** `JSON.stringify` escapes exactly what the RFC asks, but lets lone surrogates pass as escapes. Most texts need no escape at all. */
function writeText(text: string): string {
  if (plainText.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('lone surrogate');
  return JSON.stringify(text);
}

/** Printable ASCII without quote and backslash. */
const plainText = /^[ !#-[\]-~]*$/u;

/** The RFC takes its number form from ECMAScript, so `String` is the definition; -0 is written 0. */
function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('not a finite number');
  return String(value === 0 ? 0 : value);
}

function writeList(list: readonly unknown[], depth: number): string {
  let text = '[';
  for (let at = 0; at < list.length; at++) text += (at === 0 ? '' : ',') + write(list[at], depth + 1);
  return `${text}]`;
}

/** Keys in order of UTF-16 units, which is what `sort` does. A key whose value is undefined is an error, not an omission. */
function writeObject(object: Readonly<Record<string, unknown>>, depth: number): string {
  let text = '{';
  for (const key of Object.keys(object).sort()) {
    text += `${text === '{' ? '' : ','}${writeText(key)}:${write(object[key], depth + 1)}`;
  }
  return `${text}}`;
}
