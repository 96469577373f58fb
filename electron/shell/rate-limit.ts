/** A token bucket: short bursts pass, a page that floods the door does not. */
export interface RateLimit {
  /** True when one more call may pass now. */
  readonly take: () => boolean;
}

/** `burst` calls at once, refilled at `perSecond`. `now` in milliseconds. */
export function rateLimit(burst: number, perSecond: number, now: () => number): RateLimit {
  let tokens = burst;
  let last = now();
  return {
    take: () => {
      const at = now();
      tokens = Math.min(burst, tokens + (Math.max(0, at - last) / 1000) * perSecond);
      last = at;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
