/** Every place where a text stands, in reading order. Used where "all of them" is the promise. */
import type { Page, Span } from '../../contract/text.ts';
import { isWordUnit } from './character-classes.ts';
import { findUnits } from './find-units.ts';
import { foldText, joins, type FoldedText } from './fold-text.ts';

/**
 * Case, amount of white space, line-break hyphens and the form of quotation marks do not matter; words must be whole. Mentions do not overlap.
 * A text without letters, digits or signs has no mentions.
 */
export function findMentions(pages: readonly Pick<Page, 'n' | 'text'>[], text: string): readonly Span[] {
  const wanted = foldText(text, { ignoreCase: true });
  return pages.flatMap(({ n, text: pageText }) => mentionsOn(n, foldText(pageText, { ignoreCase: true }), wanted));
}

function mentionsOn(page: number, folded: FoldedText, wanted: FoldedText): readonly Span[] {
  const spans: Span[] = [];
  let free = 0;
  findUnits(folded.units, wanted.units, (index) => {
    const last = index + wanted.units.length - 1;
    if (index < free || !isWhole(folded, index, last)) return true;
    spans.push({ page, start: folded.starts[index] ?? 0, end: folded.ends[last] ?? 0 });
    free = last + 1;
    return true;
  });
  return spans;
}

/** No letter or digit of the same word goes on at either end; a hyphen ends a word. */
function isWhole({ units, joins: joined }: FoldedText, first: number, last: number): boolean {
  const splits = (left: number, right: number): boolean =>
    joined[right] === joins.hyphen || !isWordUnit(units[left] ?? 0) || !isWordUnit(units[right] ?? 0);
  return (first === 0 || splits(first - 1, first)) && (last + 1 >= units.length || splits(last, last + 1));
}
