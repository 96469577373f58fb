/** Puts right passages beside the wrong ones that share most words with the question, and some drawn at random. */
import type { Candidate } from './window.ts';

const size = 12;
const mostRight = 3;
const nearest = 7;

/** Twelve candidates where there are so many: at most three right ones, the seven nearest wrong ones in words, the rest drawn. */
export function makeWindow(passages: readonly Candidate[], random: () => number): readonly Candidate[] {
  const right = draw(
    passages.filter((one) => one.right),
    mostRight,
    random,
  );
  const wrong = passages.filter((one) => !one.right).sort((left, other) => other.words - left.words);
  const near = wrong.slice(0, nearest);
  const rest = draw(wrong.slice(nearest), Math.max(0, size - right.length - near.length), random);
  return [...right, ...near, ...rest].slice(0, size);
}

export function draw<T>(from: readonly T[], count: number, random: () => number): T[] {
  const keyed = from.map((one) => ({ one, key: random() }));
  return keyed
    .sort((left, right) => left.key - right.key)
    .slice(0, count)
    .map(({ one }) => one);
}
