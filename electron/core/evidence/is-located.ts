/** The check that stores and exports make before they let a value pass as found. */
import type { Evidence } from '../../contract/evidence.ts';
import type { Page } from '../../contract/text.ts';

/** True when the quote is, unit for unit, what this version of this page holds at the span. */
export function isLocated(
  { span, quote, textVersion }: Evidence,
  page: Pick<Page, 'n' | 'text' | 'textVersion'>,
): boolean {
  return (
    quote !== '' &&
    span.page === page.n &&
    textVersion === page.textVersion &&
    page.text.slice(span.start, span.end) === quote
  );
}
