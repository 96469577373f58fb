/** Chooses among the places where a quote stands. */
import { isWordUnit } from '../text/character-classes.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface BestPlace<P extends Place> {
  /** Always true: every place is wanted. */
  readonly offer: (place: P) => boolean;
  readonly place: () => P | null;
}

/** Whole words before parts of words, then nearest to `near`, then first. */
export function bestPlace<P extends Place>(text: string, near: number): BestPlace<P> {
  let best: P | null = null;
  let bestCost = Infinity;
  return {
    offer: (place) => {
      const cost = Math.abs(place.start - near) + (isWhole(text, place) ? 0 : text.length + 1);
      if (cost < bestCost) {
        best = place;
        bestCost = cost;
      }
      return true;
    },
    place: () => best,
  };
}

function isWhole(text: string, { start, end }: Place): boolean {
  return !goesOn(text, start - 1) && !goesOn(text, end - 1);
}

/** A word, or a number with its separators, goes on from this unit to the next. */
function goesOn(text: string, at: number): boolean {
  return at >= 0 && at + 1 < text.length && isWordUnit(text.charCodeAt(at)) && isWordUnit(text.charCodeAt(at + 1));
}
