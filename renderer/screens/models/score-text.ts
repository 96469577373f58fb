/** A score in words: value in 100, interval, n, and what was counted. Pure. */
import type { Score } from '../../bridge/types.ts';

export interface ScoreText {
  readonly value: string;
  readonly interval: string;
  readonly spoken: string;
}

export function scoreText({ value, low, high, n, metric, set }: Score): ScoreText {
  const shown = inHundred(value).toFixed(1);
  const items = n === 0 ? 'n not given' : `n ${n.toLocaleString('en')}`;
  const between = low === null || high === null ? null : `${Math.floor(inHundred(low))}–${Math.ceil(inHundred(high))}`;
  return {
    value: shown,
    interval: between === null ? `${items}, no interval` : `${between}, ${items}`,
    spoken: `${shown} in 100, ${between === null ? 'no interval' : `interval ${between}`}, ${items}, ${metric} on ${set}`,
  };
}

function inHundred(value: number): number {
  return value > 1 ? value : value * 100;
}
