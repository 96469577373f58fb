/** The one rule by which pdf.js text items become page text. The reader and the page viewer must agree on it, or no highlight is true. */

/** What `getTextContent()` gives with its default options; marked-content items (without `str`) are left out before. */
export interface FlatItem {
  readonly str: string;
  readonly hasEOL: boolean;
}

export interface FlatText {
  readonly text: string;
  /** Offset of each item's first unit in `text`; item i covers `[starts[i], starts[i] + items[i].str.length)`. */
  readonly starts: readonly number[];
}

/**
 * Item texts one after the other, with one line feed after each item that ends a line; nothing is trimmed, sorted or joined.
 * Halves of surrogate pairs and NUL, which no store keeps faithfully, become U+FFFD; that changes no length.
 */
export function flattenItems(items: readonly FlatItem[]): FlatText {
  const starts: number[] = [];
  let text = '';
  for (const { str, hasEOL } of items) {
    starts.push(text.length);
    text += hasEOL ? `${str}\n` : str;
  }
  return { text: storable(text), starts };
}

/** The same text with every unit that UTF-8 cannot carry, and NUL, replaced by U+FFFD. Lengths stay. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
