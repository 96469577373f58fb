/** Whether an element is on the screen or within one screen of it: only such pages are drawn. */
import { useEffect, useState, type RefObject } from 'react';

export function useNear(element: RefObject<HTMLElement | null>, root: HTMLElement | null): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null || root === null) return;
    const watcher = new IntersectionObserver(
      (seen) => {
        setNear(seen.some((one) => one.isIntersecting));
      },
      {
        root,
        rootMargin: '100% 0px',
      },
    );
    watcher.observe(target);
    return () => {
      watcher.disconnect();
    };
  }, [element, root]);
  return near;
}
