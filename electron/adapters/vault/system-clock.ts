/** The clock of this machine. */
import type { UtcTime } from '../../contract/ids.ts';
import type { Clock } from '../../ports/clock.ts';

export function systemClock(): Clock {
  return {
    now: () => new Date().toISOString() as UtcTime,
    monotonic: () => performance.now(),
  };
}
