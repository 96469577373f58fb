/** One tab stop for a list: arrows, Home and End move inside it, and the chosen item holds the tab stop. */
import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';

export interface Roving {
  /** For the element that holds the items. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/**
 * Items are the elements with `data-item`; `choose` gets the position that the arrows reach. `firstDrawn`: the position of the
 * first item that is drawn once that one is chosen, in lists that draw a page at a time.
 */
export function useRoving(
  count: number,
  at: number,
  choose: (next: number) => void,
  firstDrawn: (next: number) => number = () => 0,
): Roving {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = nextPosition(event.key, at, count);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    const list = event.currentTarget;
    flushSync(() => {
      choose(next);
    });
    list.querySelectorAll<HTMLElement>('[data-item]')[next - firstDrawn(next)]?.focus();
  };
  return { onKeyDown };
}

/** Where a key leads in a list of `count`, or null when the key is not for lists. */
export function nextPosition(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(at + 1, last);
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
