/** Searches in folded text, and settles what hyphens inside words may stand for. */
import { isDash, isSpace } from '../text/character-classes.ts';
import { findUnits } from '../text/find-units.ts';
import { foldText, joins, type FoldedText } from '../text/fold-text.ts';
import type { Place } from './best-place.ts';

/** Comparisons of hyphens in all, so that a hostile page cannot make each of very many places costly. */
const mostComparisons = 4_000_000;

/** Offers each place in the source of `page` where the folded quote stands. */
export function findFolded(page: FoldedText, quote: string, offer: (place: Place) => boolean): void {
  const wanted = foldText(withoutEdges(quote));
  const length = wanted.units.length;
  let spent = 0;
  findUnits(page.units, wanted.units, (index) => {
    const agreed = agreeingJoins(page, wanted, index);
    spent += agreed;
    if (agreed === length) offer({ start: page.starts[index] ?? 0, end: page.ends[index + length - 1] ?? 0 });
    return spent < mostComparisons;
  });
}

/** A quote may begin or end in the middle of a broken word: the dash there says nothing. */
function withoutEdges(quote: string): string {
  let start = 0;
  let end = quote.length;
  while (end > start && isEdge(quote.charCodeAt(end - 1))) end -= 1;
  while (start < end && isEdge(quote.charCodeAt(start))) start += 1;
  return quote.slice(start, end);
}

function isEdge(unit: number): boolean {
  return isSpace(unit) || isDash(unit);
}

/** Units from the start on whose hyphens agree. At the end of a line a hyphen may be the word's own or the typesetter's: it agrees with both. */
function agreeingJoins(page: FoldedText, quote: FoldedText, index: number): number {
  for (let at = 1; at < quote.units.length; at += 1) {
    if (!joinsAgree(page.joins[index + at], quote.joins[at])) return at;
  }
  return quote.units.length;
}

/** The same, or one of them broken at a line end. */
export function joinsAgree(here: number | undefined, there: number | undefined): boolean {
  return here === there || here === joins.brokenLine || there === joins.brokenLine;
}
