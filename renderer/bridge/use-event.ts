/** Listens to one event of the engine for as long as the component is on the screen. */
import { useEffect, useEffectEvent } from 'react';
import { useBridge } from './bridge.tsx';
import type { EventName, Events } from './types.ts';

export function useEvent<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): void {
  const bridge = useBridge();
  const heard = useEffectEvent(listener);
  useEffect(
    () =>
      bridge.on(name, (payload) => {
        heard(payload);
      }),
    [bridge, name],
  );
}
