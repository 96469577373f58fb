/** Which parts of which text pieces a stretch of page text covers. Pure. */

export interface PiecePart {
  readonly piece: number;
  /** Offsets inside the piece, end-exclusive. */
  readonly from: number;
  readonly to: number;
}

/** `lengths` are the lengths of the pieces without line feeds; a span that covers only line feeds has no parts. */
export function piecesOfSpan(
  starts: readonly number[],
  lengths: readonly number[],
  start: number,
  end: number,
): readonly PiecePart[] {
  const parts: PiecePart[] = [];
  starts.forEach((pieceStart, piece) => {
    const from = Math.max(start, pieceStart) - pieceStart;
    const to = Math.min(end - pieceStart, lengths[piece] ?? 0);
    if (from < to) parts.push({ piece, from, to });
  });
  return parts;
}
