/** Locks after some minutes without a key or pointer. Work in progress goes on; nothing of it shows. */
import { useEffect, useEffectEvent } from 'react';

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** `minutes` null: not known yet, no lock. */
export function useIdleLock(minutes: number | null, lock: () => void): void {
  const onIdle = useEffectEvent(lock);
  useEffect(() => {
    if (minutes === null) return;
    let timer = 0;
    const wait = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        onIdle();
      }, minutes * 60_000);
    };
    wait();
    for (const sign of signs) window.addEventListener(sign, wait, { passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, wait);
    };
  }, [minutes]);
}
