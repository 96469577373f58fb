/** The scrolled desk of pages: its element, its width, and which page is in view. */
import { useCallback, useEffect, useState } from 'react';
import { showPage } from './show-mark.ts';

export interface Desk {
  readonly element: HTMLElement | null;
  readonly attach: (element: HTMLElement | null) => void;
  /** Inner width in px, without padding. */
  readonly width: number;
  readonly at: number;
  readonly onScroll: () => void;
  readonly goTo: (n: number) => void;
}

export function useDesk(): Desk {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState(0);
  const [at, setAt] = useState(1);
  useEffect(() => {
    if (element === null) return;
    const watcher = new ResizeObserver((entries) => {
      const next = entries[0]?.contentRect.width ?? 0;
      // A scroll bar that comes or goes must not start a chase between width and height.
      setWidth((before) => (Math.abs(before - next) < 2 ? before : Math.floor(next)));
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
    };
  }, [element]);
  const onScroll = useCallback(() => {
    if (element !== null) setAt(pageInView(element));
  }, [element]);
  const goTo = useCallback(
    (n: number) => {
      if (element !== null) showPage(element, n);
    },
    [element],
  );
  return { element, attach: setElement, width, at, onScroll, goTo };
}

/** The last page whose top edge is above the middle of the desk. */
function pageInView(desk: HTMLElement): number {
  const middle = desk.getBoundingClientRect().top + desk.clientHeight / 2;
  let at = 1;
  for (const sheet of desk.querySelectorAll<HTMLElement>('[data-page]')) {
    if (sheet.getBoundingClientRect().top > middle) break;
    at = Number(sheet.dataset.page);
  }
  return at;
}
