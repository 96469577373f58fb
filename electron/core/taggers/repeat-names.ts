/** A name found once in a document is that name wherever it stands again: what a tagger saw in a heading it often misses in running text. */
import type { TaggedSpan } from './tag-text.ts';

/** A capital word of three letters or more; `O'Brien` is one. */
const capitalWord = /(?<![\p{L}\p{M}\p{N}@.])\p{Lu}(?:['’]\p{Lu})?[\p{L}\p{M}-]{2,}(?![\p{L}\p{M}\p{N}@])/gu;
/** Capital words that stand in names and elsewhere too. */
const common =
  /^(?:Mrs|Miss|Prof|Dra|Sra|Don|The|And|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Will|Grace|Hope|Mark|San|Santa|Los|Las|Del)$/u;
/** Less sure names are not spread over the document. */
const least = 0.5;

/**
 * The given spans (reading order, none overlapping) and, between them, the words of those whose type is in `names` wherever they stand again, with
 * the probability of the surest. One pass over the text.
 */
export function repeatNames(text: string, spans: readonly TaggedSpan[], names: ReadonlySet<string>): TaggedSpan[] {
  const known = nameWords(spans.filter(({ type, probability }) => names.has(type) && probability >= least));
  if (known.size === 0) return [...spans];
  const found: TaggedSpan[] = [];
  let next = 0;
  for (const { 0: word, index } of text.matchAll(capitalWord)) {
    while ((spans[next]?.end ?? Infinity) <= index) next += 1;
    const source = known.get(word);
    if (source === undefined || (spans[next]?.start ?? Infinity) < index + word.length) continue;
    addWord(found, text, { ...source, start: index, end: index + word.length, text: word });
  }
  return [...spans, ...found].sort((left, right) => left.start - right.start);
}

/** The surest span of each word. */
function nameWords(spans: readonly TaggedSpan[]): ReadonlyMap<string, TaggedSpan> {
  const known = new Map<string, TaggedSpan>();
  for (const span of spans) {
    for (const [word] of span.text.matchAll(capitalWord)) {
      if (!common.test(word) && span.probability > (known.get(word)?.probability ?? 0)) known.set(word, span);
    }
  }
  return known;
}

/** Words with one space between them are one name. */
function addWord(found: TaggedSpan[], text: string, word: TaggedSpan): void {
  const last = found.at(-1);
  if (last?.type !== word.type || text.slice(last.end, word.start) !== ' ') {
    found.push(word);
    return;
  }
  const probability = Math.min(last.probability, word.probability);
  found[found.length - 1] = { ...last, end: word.end, text: text.slice(last.start, word.end), probability };
}
