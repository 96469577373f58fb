/** Guessing what comes next from what stood there before. Pure. */

const longestGuess = 8;
const longestPause = 32;

/** What followed the last place in the prompt (the first `prompt` tokens) where the last three, else two, tokens stood; empty when there is none. */
export function lookup<T>(history: readonly T[], length: number, prompt = history.length): T[] {
  for (const size of [3, 2]) {
    const at = lastPlace(history, size, Math.min(prompt, history.length - 1));
    if (at !== null) return history.slice(at + size, at + size + length);
  }
  return [];
}

function lastPlace(history: readonly unknown[], size: number, before: number): number | null {
  const end = history.length - size;
  for (let at = before - size; at >= 0; at--) {
    let same = 0;
    while (same < size && history[at + same] === history[end + same]) same++;
    if (same === size) return at;
  }
  return null;
}

/** How boldly to guess. */
export interface Pace {
  /** Tokens of the next guess. */
  readonly length: number;
  /** Tokens to be written plainly before the next guess. */
  readonly wait: number;
  /** Guesses in a row of which not even the first token was right. */
  readonly misses: number;
}

export const firstPace: Pace = { length: 2, wait: 0, misses: 0 };

/** Empty while the pace says wait, and where nothing stood in the prompt: what the model wrote itself it seldom writes again. */
export function guessNext<T>(history: readonly T[], { length, wait }: Pace, prompt = history.length): T[] {
  return wait > 0 ? [] : lookup(history, length, prompt);
}

/** Longer after a guess that was right throughout, shorter after one that was not, and a pause that doubles with every miss: a wrong guess costs more than it can give. */
export function afterGuess({ length, misses }: Pace, guessed: number, right: number): Pace {
  if (right === guessed) return { length: Math.min(longestGuess, length * 2), wait: 0, misses: 0 };
  if (right > 0) return { length: Math.min(length, right + 1), wait: 0, misses: 0 };
  return { length: 1, wait: Math.min(longestPause, 2 ** (misses + 3)), misses: misses + 1 };
}

export function afterPlain(pace: Pace): Pace {
  return { ...pace, wait: Math.max(0, pace.wait - 1) };
}
