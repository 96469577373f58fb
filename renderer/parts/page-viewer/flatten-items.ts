/** The page's text from the pieces that pdf.js reports. The reader makes the stored text by the same rule; a test holds the two together. */

export interface TextPiece {
  readonly str: string;
  readonly hasEOL: boolean;
}

export interface FlatText {
  readonly text: string;
  /** Where each piece begins in `text`, in UTF-16 units. */
  readonly starts: readonly number[];
}

/** Pieces in order, one line feed where pdf.js saw the end of a line. What no store keeps faithfully becomes U+FFFD, which changes no length. */
export function flattenItems(pieces: readonly TextPiece[]): FlatText {
  const starts: number[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push(text.length);
    text += piece.str;
    if (piece.hasEOL) text += '\n';
  }
  return { text: text.toWellFormed().replaceAll('\0', '\uFFFD'), starts };
}
