/** Steps over the plain parts of canonical JSON. Each takes where a part should start and returns where it ends, or -1 when something else
 *  stands there; -1 is handed on, so that steps can be strung together. */

export type Step = (bytes: Uint8Array, at: number) => number;

const none = -1;

/** The bytes of a text. */
export function literalOf(expected: string): Uint8Array {
  return Uint8Array.from(expected, code);
}

/** The bytes of each text, so that they are made once. */
export function literalBytes<Name extends string>(
  texts: Readonly<Record<Name, string>>,
): Readonly<Record<Name, Uint8Array>> {
  const made = Object.entries<string>(texts).map(([name, one]) => [name, literalOf(one)]);
  return Object.fromEntries(made) as Record<Name, Uint8Array>;
}

export function literal(bytes: Uint8Array, at: number, expected: Uint8Array): number {
  const { length } = expected;
  if (at < 0 || at + length > bytes.length) return none;
  for (let offset = 0; offset < length; offset++) {
    if (bytes[at + offset] !== expected[offset]) return none;
  }
  return at + length;
}

export function oneOf(bytes: Uint8Array, at: number, all: readonly Uint8Array[]): number {
  for (const one of all) {
    const end = literal(bytes, at, one);
    if (end >= 0) return end;
  }
  return none;
}

/** The whole number whose digits stand there. */
export function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + (bytes[at] ?? 0) - zero;
  return number;
}

/** A text of at most `most` characters of printable ASCII without quote and backslash: it stands for itself in JSON and in UTF-8. */
export function text(bytes: Uint8Array, at: number, most = Infinity): number {
  if (at < 0 || bytes[at] !== quote) return none;
  let end = at + 1;
  while (isPlain[bytes[end] ?? 0] === 1) end++;
  return bytes[end] === quote && end - at - 1 <= most ? end + 1 : none;
}

/** SHA-256 as hexadecimal text. */
export function digest(bytes: Uint8Array, at: number): number {
  if (at < 0 || bytes[at] !== quote || bytes[at + 65] !== quote) return none;
  for (let offset = 1; offset <= 64; offset++) {
    if (isHex[bytes[at + offset] ?? 0] !== 1) return none;
  }
  return at + 66;
}

/** `2026-01-01T00:00:00.000Z`. */
export function time(bytes: Uint8Array, at: number): number {
  if (at < 0) return none;
  for (let offset = 0; offset < timeForm.length; offset++) {
    const form = timeForm[offset];
    const byte = bytes[at + offset] ?? 0;
    if (form === zero ? !isDigit(byte) : byte !== form) return none;
  }
  return at + timeForm.length;
}

/** A whole number of at most 15 digits. */
export function count(bytes: Uint8Array, at: number): number {
  const end = digits(bytes, at);
  return end - at <= 15 ? end : none;
}

/** A number that is not negative, with at most 15 significant digits, no smaller than a millionth, no zero at the end: so is it written by
 *  every RFC 8785 writer. */
export function measure(bytes: Uint8Array, at: number): number {
  const end = digits(bytes, at);
  if (end < 0 || bytes[end] !== dot) return end - at <= 15 ? end : none;
  let last = end + 1;
  while (isDigit(bytes[last] ?? 0)) last++;
  const places = last - end - 1;
  return end - at <= 9 && places >= 1 && places <= 6 && bytes[last - 1] !== zero ? last : none;
}

/** Such a number that may be negative; zero has no sign. */
export function signedMeasure(bytes: Uint8Array, at: number): number {
  if (at < 0 || bytes[at] !== minus) return measure(bytes, at);
  const end = measure(bytes, at + 1);
  return end === at + 2 && bytes[at + 1] === zero ? none : end;
}

/** Such a number from 0 to 1. */
export function share(bytes: Uint8Array, at: number): number {
  const end = measure(bytes, at);
  return end < 0 || bytes[at] === zero || (bytes[at] === one && end === at + 1) ? end : none;
}

export function orNull(bytes: Uint8Array, at: number, step: Step): number {
  if (at < 0) return none;
  return bytes[at] === firstOfNull ? literal(bytes, at, words.null) : step(bytes, at);
}

export function listOf(bytes: Uint8Array, at: number, step: Step): number {
  if (at < 0 || bytes[at] !== bracket) return none;
  if (bytes[at + 1] === closingBracket) return at + 2;
  let end = at;
  do end = step(bytes, end + 1);
  while (end >= 0 && bytes[end] === comma);
  return end >= 0 && bytes[end] === closingBracket ? end + 1 : none;
}

/** An object of facts whose keys stand in order, none twice. A plain key sorts by its bytes. */
export function keysInOrder(bytes: Uint8Array, at: number): number {
  if (at < 0 || bytes[at] !== brace) return none;
  if (bytes[at + 1] === closingBrace) return at + 2;
  let end = namedFact(bytes, at + 1);
  for (let key = at + 1; end >= 0 && bytes[end] === comma;) {
    const next = end + 1;
    end = isBefore(bytes, key, next) ? namedFact(bytes, next) : none;
    key = next;
  }
  return end >= 0 && bytes[end] === closingBrace ? end + 1 : none;
}

function namedFact(bytes: Uint8Array, at: number): number {
  const value = text(bytes, at, 60);
  return value >= 0 && bytes[value] === colon ? fact(bytes, value + 1) : none;
}

function fact(bytes: Uint8Array, at: number): number {
  switch (bytes[at] ?? 0) {
    case quote:
      return small(bytes, at);
    case bracket:
      return listOf(bytes, at, small);
    case firstOfNull:
      return literal(bytes, at, words.null);
    case firstOfTrue:
      return literal(bytes, at, words.true);
    case firstOfFalse:
      return literal(bytes, at, words.false);
    default:
      return signedMeasure(bytes, at);
  }
}

function small(bytes: Uint8Array, at: number): number {
  return text(bytes, at, 200);
}

/** Whether the quoted key at `left` comes before the one at `right`. A quote sorts before all but a space and `!`, so the end of a key has to be seen. */
function isBefore(bytes: Uint8Array, left: number, right: number): boolean {
  for (let offset = 1; ; offset++) {
    const a = bytes[left + offset] ?? quote;
    const b = bytes[right + offset] ?? quote;
    if (a === quote || b === quote) return a === quote && b !== quote;
    if (a !== b) return a < b;
  }
}

/** `0`, or digits that begin with another. */
function digits(bytes: Uint8Array, at: number): number {
  if (at < 0 || !isDigit(bytes[at] ?? 0)) return none;
  if (bytes[at] === zero) return at + 1;
  let end = at + 1;
  while (isDigit(bytes[end] ?? 0)) end++;
  return end;
}

function code(character: string): number {
  return character.charCodeAt(0);
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine;
}

const [quote, comma, colon, dot, minus] = [code('"'), code(','), code(':'), code('.'), code('-')];
const [zero, one, nine] = [code('0'), code('1'), code('9')];
const [bracket, closingBracket, brace, closingBrace] = [code('['), code(']'), code('{'), code('}')];
const [firstOfNull, firstOfTrue, firstOfFalse] = [code('n'), code('t'), code('f')];
const words = literalBytes({ null: 'null', true: 'true', false: 'false' });
const timeForm = literalOf('"0000-00-00T00:00:00.000Z"');
const isHex = marked((byte) => (byte >= zero && byte <= nine) || (byte >= code('a') && byte <= code('f')));
const isPlain = marked((byte) => byte >= 0x20 && byte <= 0x7e && byte !== quote && byte !== code('\\'));

/** One for each byte that belongs. */
function marked(belongs: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (belongs(byte) ? 1 : 0));
}
