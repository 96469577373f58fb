/** A clock that moves only when told, and ids that count up: what tests need to be repeatable. */
import type { UtcTime } from '../../electron/contract/ids.ts';
import type { Clock, NewId } from '../../electron/ports/clock.ts';

export interface FakeClock extends Clock {
  /** Moves both times forward. */
  readonly advance: (milliseconds: number) => void;
}

/** Starts at a fixed time; each reading moves on by one millisecond so that order shows. */
export function fakeClock(start = '2026-11-24T08:00:00.000Z'): FakeClock {
  let elapsed = 0;
  const begun = Date.parse(start);
  return {
    now: () => new Date(begun + elapsed++).toISOString() as UtcTime,
    monotonic: () => elapsed++,
    advance: (milliseconds) => {
      elapsed += milliseconds;
    },
  };
}

/** Ids of the contract's form in counting order: `d_0000000000000000001`. */
export function fakeNewId(): NewId {
  let count = 0;
  return (prefix) => `${prefix}_${String(++count).padStart(20, '0')}`;
}
