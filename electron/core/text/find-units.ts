/** Exact search in time linear in both lengths, whatever they hold: quotes and pages may be hostile, and `indexOf` has a bad worst case. */

/** Calls `onMatch` with the index of each place where `needle` stands in `haystack`, overlapping ones too, until it returns false. */
export function findUnits(haystack: Uint16Array, needle: Uint16Array, onMatch: (index: number) => boolean): void {
  const length = needle.length;
  if (length === 0 || length > haystack.length) return;
  const fallback = prefixLengths(needle);
  let matched = 0;
  for (let at = 0; at < haystack.length; at += 1) {
    if (matched === length) matched = fallback[length - 1] ?? 0;
    matched = extend(needle, fallback, matched, haystack[at]);
    if (matched === length && !onMatch(at - length + 1)) return;
  }
}

/** How much of the needle is matched after one more unit. */
function extend(needle: Uint16Array, fallback: Int32Array, before: number, unit: number | undefined): number {
  let matched = before;
  while (matched > 0 && needle[matched] !== unit) matched = fallback[matched - 1] ?? 0;
  return needle[matched] === unit ? matched + 1 : 0;
}

/** UTF-16 units of a string. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at);
  return units;
}

/** Knuth, Morris, Pratt 1977: for each prefix, the length of its longest proper prefix that is also its suffix. */
function prefixLengths(needle: Uint16Array): Int32Array {
  const lengths = new Int32Array(needle.length);
  let matched = 0;
  for (let at = 1; at < needle.length; at += 1) {
    matched = extend(needle, lengths, matched, needle[at]);
    lengths[at] = matched;
  }
  return lengths;
}
