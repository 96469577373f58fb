/** Whether one score is better than another, as far as their 95 % intervals say. */
export interface Between {
  readonly low: number;
  readonly high: number;
}

export type Verdict = 'beats' | 'no clear difference' | 'behind';

/** Only intervals that do not touch are a difference. */
export function verdict(own: Between, other: Between): Verdict {
  if (own.low > other.high) return 'beats';
  return own.high < other.low ? 'behind' : 'no clear difference';
}
