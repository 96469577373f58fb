/** Finds where a quote stands on a page, or says that it does not. Nothing is shown as found without this. */
import type { EvidenceMatch } from '../../contract/evidence.ts';
import type { Page } from '../../contract/text.ts';
import { findUnits, unitsOf } from '../text/find-units.ts';
import { foldText, type FoldedText } from '../text/fold-text.ts';
import { bestPlace, type Place } from './best-place.ts';
import { findConfused } from './find-confused.ts';
import { findFolded } from './find-folded.ts';

/** `[start, end)` in the page's text. `distance` is the number of confusions of optical character recognition, 0 unless `match` is `near`. */
export interface Located {
  readonly start: number;
  readonly end: number;
  readonly match: EvidenceMatch;
  readonly distance: number;
}

export type QuotedPage = Pick<Page, 'text' | 'source'>;

/**
 * Exact first; then with white space, line-break hyphens, ligatures, quotation marks and dashes folded on both sides; then, on pages read by
 * optical character recognition only, with its known confusions within `confusionsAllowed`. Case and every other letter and digit must agree.
 * Of several places the one whose ends are ends of words wins, then the one nearest to `near`, then the first.
 * Time grows with the sum of both lengths; a text that would cost more is not located.
 */
export function locateQuote(
  page: QuotedPage,
  quote: string,
  { near = 0 }: { readonly near?: number } = {},
): Located | null {
  const exact = locateExact(page, quote, near);
  if (exact !== null || quote.trim() === '') return exact;
  const folded = foldText(page.text);
  return locateNormalised(page, quote, near, folded) ?? locateConfused(page, quote, near, folded);
}

/** Only the white space around the quote is dropped. */
export function locateExact({ text }: QuotedPage, quote: string, near = 0): Located | null {
  const wanted = quote.trim();
  const best = bestPlace(text, near);
  findUnits(unitsOf(text), unitsOf(wanted), (start) => best.offer({ start, end: start + wanted.length }));
  return located(best.place(), 'exact', 0);
}

/** Folded on both sides; see `foldText`. `folded` is the page's text folded, where the caller has it. */
export function locateNormalised(
  { text }: QuotedPage,
  quote: string,
  near = 0,
  folded: FoldedText = foldText(text),
): Located | null {
  const best = bestPlace(text, near);
  findFolded(folded, quote, best.offer);
  return located(best.place(), 'normalised', 0);
}

/** Null on every page that has a text layer of its own. */
export function locateConfused(
  { text, source }: QuotedPage,
  quote: string,
  near = 0,
  folded?: FoldedText,
): Located | null {
  if (source !== 'ocr') return null;
  const best = bestPlace<Place & { readonly distance: number }>(text, near);
  findConfused(folded ?? foldText(text), foldText(quote), best.offer);
  const place = best.place();
  return located(place, 'near', place?.distance ?? 0);
}

function located(place: Place | null, match: EvidenceMatch, distance: number): Located | null {
  return place === null ? null : { start: place.start, end: place.end, match, distance };
}
