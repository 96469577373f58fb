/** Classes of UTF-16 units that folding and cutting text depend on. One table, made once: a hostile page must not cost a pattern per unit. */

const space = 1;
const invisible = 4;
const dash = 8;
const digit = 16;
const word = 32;
const combining = 64;

const patterns: readonly (readonly [number, RegExp])[] = [
  [space, /\s|\u0085/u],
  [invisible, /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u],
  [dash, /[-\u2010-\u2015\u2212\uFE63]/u],
  [digit, /[0-9]/u],
  [word, /[\p{L}\p{N}\p{M}\p{Cs}]/u],
  [combining, /(?!\p{Variation_Selector})\p{M}/u],
];

const classes = makeTable();

/** White space as people see it, line ends and no-break spaces included. */
export function isSpace(unit: number): boolean {
  return has(unit, space);
}

/** Takes no room on the page: soft hyphen, zero-width and direction marks, control characters that are not white space. */
export function isInvisible(unit: number): boolean {
  return has(unit, invisible);
}

/** Hyphens, dashes and minus signs, whatever their length. */
export function isDash(unit: number): boolean {
  return has(unit, dash);
}

/** 0 to 9. */
export function isDigit(unit: number): boolean {
  return has(unit, digit);
}

/** A letter, digit or mark of any script; halves of surrogate pairs count as letters. */
export function isWordUnit(unit: number): boolean {
  return has(unit, word);
}

/** A mark that belongs to the letter before it. */
export function isCombining(unit: number): boolean {
  return has(unit, combining);
}

/** -1, "no unit", has no class. */
function has(unit: number, mask: number): boolean {
  return ((classes[unit] ?? 0) & mask) !== 0;
}

function makeTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < table.length; unit += 1) {
    const text = String.fromCharCode(unit);
    const held = patterns.reduce((mask, [one, pattern]) => (pattern.test(text) ? mask | one : mask), 0);
    table[unit] = (held & space) === 0 ? held : held & ~invisible;
  }
  return table;
}
