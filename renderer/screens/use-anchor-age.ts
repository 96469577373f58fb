/** How old the last anchor of the log is: asked for again when an anchor comes, when the limit changes, and as time goes by. */
import { useEffect } from 'react';
import type { AnchorAge, LogState, Settings } from '../bridge/types.ts';
import { useLoaded, valueOr } from '../bridge/use-loaded.ts';

const tenMinutes = 600_000;

export function useAnchorAge(log: LogState | null, settings: Settings | null): AnchorAge | null {
  const { loaded, reload } = useLoaded('audit.anchor-age', {});
  const anchoredAt = log?.anchored?.at;
  const maximum = settings?.anchorMaximumHours;
  useEffect(() => {
    reload();
    const timer = window.setInterval(reload, tenMinutes);
    return () => {
      window.clearInterval(timer);
    };
  }, [reload, anchoredAt, maximum]);
  return valueOr(loaded, null);
}
