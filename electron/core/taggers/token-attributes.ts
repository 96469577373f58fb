/** The feature template of every tagger, version 1. The recipes compute the same in Python: models/recipes/tagger_features.py says each attribute in words. */
import { emptyHash, feedHash, finishHash, hashTerm } from '../heads/hash-term.ts';
import type { Knowledge } from './open-tagger.ts';
import { phraseMarks } from './phrase-marks.ts';
import type { SequenceToken } from './text-sequences.ts';

interface Word {
  readonly lower: string;
  readonly shape: string;
  readonly letters: readonly string[];
  /** Dictionary and cluster attributes, which neighbours see too. */
  readonly shared: readonly string[];
}

const neighbours = [-2, -1, 1, 2] as const;
const digit = /\p{Nd}/gu;
const repeated = /(.)\1+/gsu;

/** Hashed attributes of every token of a sequence. */
export function tokenAttributes(sequence: readonly SequenceToken[], knowledge: Knowledge): number[][] {
  const described = describe(sequence, knowledge);
  const heads = lineHeads(sequence, described);
  return described.map((word, at) => [
    ...ownAttributes(word),
    attribute('h=', heads.get(sequence[at]?.line ?? 0) ?? ''),
    attribute('l=', linePosition(sequence, at)),
    attribute('z=', String(31 - Math.clz32((sequence[at]?.line ?? 0) + 1))),
    ...neighbours.flatMap((step) => neighbourAttributes(described[at + step], step)),
    ...pairAttributes(described[at - 1], word, described[at + 1]),
  ]);
}

/** Upper-case letters X, other letters x, digits d, anything else itself; repeats written once. */
export function wordShape(word: string): string {
  return Array.from(word, shapeOf).join('').replace(repeated, '$1');
}

function shapeOf(character: string): string {
  if (/[\p{Lu}\p{Lt}]/u.test(character)) return 'X';
  if (/[\p{L}\p{M}]/u.test(character)) return 'x';
  return /\p{Nd}/u.test(character) ? 'd' : character;
}

function describe(sequence: readonly SequenceToken[], { dictionaries, clusters }: Knowledge): Word[] {
  const lower = sequence.map((token) => token.text.toLowerCase());
  const marks = dictionaries.map(({ phrases, longest }) => phraseMarks(lower, phrases, longest));
  return sequence.map((token, at) => {
    const form = lower[at] ?? '';
    const shared = dictionaries.flatMap(({ name }, which) => {
      const mark = marks[which]?.[at] ?? '';
      return mark === '' ? [] : [`d${name}=${mark}`];
    });
    for (const { name, words, numbers } of clusters) {
      const position = words.find(hashTerm(form.replace(digit, '0')));
      if (position >= 0) shared.push(`c${name}=${numbers[position] ?? 0}`);
    }
    return { lower: form, shape: wordShape(token.text), letters: Array.from(form), shared };
  });
}

function ownAttributes({ lower, shape, letters, shared }: Word): number[] {
  const found = [
    attribute('w=', lower),
    attribute('s=', shape),
    attribute('n=', String(Math.min(letters.length, 3))),
    ...shared.map(hashTerm),
  ];
  for (const count of [2, 3, 4, 5]) {
    if (letters.length <= count) break;
    found.push(attribute(`p${count}=`, letters.slice(0, count).join('')));
    found.push(attribute(`x${count}=`, letters.slice(-count).join('')));
  }
  return found;
}

function neighbourAttributes(near: Word | undefined, step: number): number[] {
  if (near === undefined) return [hashTerm(`${step}edge=`)];
  const found = [attribute(`${step}w=`, near.lower), attribute(`${step}s=`, near.shape)];
  if (near.letters.length > 3) found.push(attribute(`${step}x3=`, near.letters.slice(-3).join('')));
  return [...found, ...near.shared.map((shared) => attribute(String(step), shared))];
}

function pairAttributes(before: Word | undefined, word: Word, after: Word | undefined): number[] {
  const found = [attribute('t=', `${before?.shape ?? ''}|${word.shape}|${after?.shape ?? ''}`)];
  if (before !== undefined) found.push(attribute('b=', `${before.lower}|${word.lower}`));
  if (after !== undefined) found.push(attribute('f=', `${word.lower}|${after.lower}`));
  return found;
}

function lineHeads(sequence: readonly SequenceToken[], described: readonly Word[]): Map<number, string> {
  const heads = new Map<number, string[]>();
  sequence.forEach(({ line }, at) => {
    const found = heads.get(line) ?? [];
    if (found.length < 2) heads.set(line, [...found, described[at]?.lower ?? '']);
  });
  return new Map(Array.from(heads, ([line, found]) => [line, found.join(' ')]));
}

function linePosition(sequence: readonly SequenceToken[], at: number): string {
  const first = sequence[at - 1]?.line !== sequence[at]?.line;
  const last = sequence[at + 1]?.line !== sequence[at]?.line;
  return (first ? 'F' : '') + (last ? 'L' : '');
}

function attribute(name: string, value: string): number {
  return finishHash(feedHash(feedHash(emptyHash, name), value));
}
