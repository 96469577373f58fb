/** How often something may start again before it counts as broken. */
export interface RestartBudget {
  /** True when one more start is allowed now, and counts it. */
  readonly spend: () => boolean;
}

/** At most `starts` within the last `milliseconds`. */
export function restartBudget(starts: number, milliseconds: number, now: () => number): RestartBudget {
  let recent: number[] = [];
  return {
    spend: () => {
      const at = now();
      recent = recent.filter((time) => at - time < milliseconds);
      if (recent.length >= starts) return false;
      recent.push(at);
      return true;
    },
  };
}
