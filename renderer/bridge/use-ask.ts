/** One-off calls: the function that asks, the same for the whole life of a component. */
import { useMemo } from 'react';
import { askBridge, useBridge, type Ask } from './bridge.tsx';

export function useAsk(): Ask {
  const bridge = useBridge();
  return useMemo(() => askBridge(bridge), [bridge]);
}
