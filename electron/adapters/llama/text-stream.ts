/** Turns tokens into text that may be shown: whole characters only, and nothing that could be the beginning of a stop text. */

export interface TextStream {
  /** Takes the next piece of text; returns what may be shown now. */
  readonly push: (piece: string) => string;
  /** Returns what was held back. */
  readonly end: () => string;
  /** True once a stop text was seen; it and all after it are not part of the text. */
  readonly stopped: () => boolean;
  /** Everything so far, what is held back included. */
  readonly text: () => string;
}

/** Pure but for its own text. */
export function textStream(stops: readonly string[]): TextStream {
  let text = '';
  let shown = 0;
  let found = false;
  const show = (end: number): string => {
    const part = text.slice(shown, end);
    shown = Math.max(shown, end);
    return part;
  };
  return {
    push: (piece) => {
      if (found) return '';
      const from = Math.max(0, text.length - longest(stops));
      text += piece;
      const at = firstStop(text, stops, from);
      if (at === null) return show(text.length - heldBack(text, stops));
      found = true;
      text = text.slice(0, at);
      return show(at);
    },
    end: () => show(text.length),
    stopped: () => found,
    text: () => text,
  };
}

function longest(stops: readonly string[]): number {
  return Math.max(0, ...stops.map((stop) => stop.length));
}

function firstStop(text: string, stops: readonly string[], from: number): number | null {
  const places = stops.map((stop) => text.indexOf(stop, from)).filter((at) => at >= 0);
  return places.length === 0 ? null : Math.min(...places);
}

/** Length of the longest end of `text` that is the beginning of a stop text. */
function heldBack(text: string, stops: readonly string[]): number {
  for (let length = Math.min(text.length, longest(stops) - 1); length > 0; length--)
    if (stops.some((stop) => stop.startsWith(text.slice(-length)))) return length;
  return 0;
}
