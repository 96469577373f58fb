/** Estimated seconds until the rest is done, from what was done so far; null until one is done. */
export function secondsLeft(milliseconds: number, done: number, total: number): number | null {
  if (done < 1 || total <= done) return null;
  return Math.round(((milliseconds / done) * (total - done)) / 1000);
}
