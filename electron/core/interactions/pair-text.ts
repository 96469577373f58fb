/** Two drugs of a sentence as words for a head. models/recipes/drug_pairs.py writes the same and says the rule in words. */
import { tokens } from '../heads/words.ts';

export interface Mention {
  /** UTF-16 units into the sentence, end-exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface MentionPair {
  readonly a: Mention;
  readonly b: Mention;
  /** What the head reads. */
  readonly words: string;
}

/** More would make a list of drugs cost its square. */
const mostMentions = 14;
const window = 6;
const letter = /^\p{L}/u;

/** Every two of the first mentions of a sentence, in reading order of the second. */
export function mentionPairs(sentence: string, mentions: readonly Mention[]): MentionPair[] {
  const kept = mentions.slice(0, mostMentions);
  return kept.flatMap((b, second) =>
    kept.slice(0, second).map((a, first) => ({ a, b, words: pairText(sentence, kept, first, second) })),
  );
}

function pairText(sentence: string, mentions: readonly Mention[], first: number, second: number): string {
  const { row, places } = replaced(sentence, mentions, first, second);
  const before = places.get(first) ?? 0;
  const after = places.get(second) ?? 0;
  const between = row.slice(before + 1, Math.max(before + 1, after));
  const one = mentionWords(sentence, mentions[first]);
  const other = mentionWords(sentence, mentions[second]);
  return [
    ...letters(row),
    ...marked('bb', between),
    ...marked('pp', row.slice(Math.max(0, before - window), before)),
    ...marked('qq', row.slice(after + 1, after + 1 + window)),
    counted('mentions', mentions.length, 8),
    counted('between', between.filter((word) => word === 'drugx').length, 6),
    counted('apart', Math.floor(Math.max(0, after - before) / 4), 8),
    one.join(' ') === other.join(' ') ? 'samewords' : 'otherwords',
  ].join(' ');
}

/** The tokens with each mention as one word, and where each mention stands. */
function replaced(
  sentence: string,
  mentions: readonly Mention[],
  first: number,
  second: number,
): { row: string[]; places: Map<number, number> } {
  const row: string[] = [];
  const places = new Map<number, number>();
  for (const { text, start, end } of tokens(sentence)) {
    const hit = mentions.findIndex((mention) => start < mention.end && mention.start < end);
    if (hit < 0) row.push(text.toLowerCase());
    else if (!places.has(hit)) {
      places.set(hit, row.length);
      row.push(hit === first ? 'druga' : hit === second ? 'drugb' : 'drugx');
    }
  }
  return { row, places };
}

function mentionWords(sentence: string, mention: Mention | undefined): string[] {
  return tokens(sentence.slice(mention?.start, mention?.end)).map(({ text }) => text.toLowerCase());
}

function marked(mark: string, row: readonly string[]): string[] {
  return letters(row).map((word) => mark + word);
}

function letters(row: readonly string[]): string[] {
  return row.filter((word) => letter.test(word));
}

/** Heads read letters only: a number is written as that many i. */
function counted(name: string, count: number, most: number): string {
  return name + 'i'.repeat(Math.min(count, most));
}
