/** Marks the tokens that dictionary phrases cover. */
import { emptyHash, feedHash, finishHash } from '../heads/hash-term.ts';
import type { HashIndex } from '../heads/hash-index.ts';

/** `B` or `I` for tokens covered by the longest phrase that starts at the leftmost free token, else empty. Words are lower-case. */
export function phraseMarks(words: readonly string[], phrases: HashIndex, longest: number): string[] {
  const marks = new Array<string>(words.length).fill('');
  let at = 0;
  while (at < words.length) {
    const length = longestPhrase(words, at, phrases, longest);
    for (let step = 0; step < length; step += 1) marks[at + step] = step === 0 ? 'B' : 'I';
    at += Math.max(1, length);
  }
  return marks;
}

function longestPhrase(words: readonly string[], first: number, phrases: HashIndex, longest: number): number {
  let state = emptyHash;
  let found = 0;
  const most = Math.min(longest, words.length - first);
  for (let count = 1; count <= most; count += 1) {
    if (count > 1) state = feedHash(state, ' ');
    state = feedHash(state, words[first + count - 1] ?? '');
    if (phrases.find(finishHash(state)) >= 0) found = count;
  }
  return found;
}
