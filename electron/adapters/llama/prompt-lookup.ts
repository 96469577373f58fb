/** Guessing what comes next from what stood there before. Pure. */

const longestGuess = 8;

/** What followed the last place where the last three, else two, tokens stood before; empty when there is none. */
export function lookup<T>(history: readonly T[], length: number): T[] {
  for (const size of [3, 2]) {
    const at = lastPlace(history, size);
    if (at !== null) return history.slice(at + size, at + size + length);
  }
  return [];
}

function lastPlace(history: readonly unknown[], size: number): number | null {
  const end = history.length - size;
  for (let at = end - 1; at >= 0; at--) {
    let same = 0;
    while (same < size && history[at + same] === history[end + same]) same++;
    if (same === size) return at;
  }
  return null;
}

/** Longer after a guess that was right throughout, shorter after one that was not: a wrong long guess costs more than it can give. */
export function nextLength(length: number, guessed: number, right: number): number {
  if (guessed === 0) return length;
  if (right === guessed) return Math.min(longestGuess, length * 2);
  return Math.max(1, Math.min(length, right + 1));
}
