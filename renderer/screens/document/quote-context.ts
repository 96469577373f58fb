/** The words around a quote on its page, cut at word edges, with an ellipsis where the page goes on. Pure. */
export interface QuoteContext {
  readonly before: string;
  readonly after: string;
}

const reach = 90;

/** `start` and `end` are UTF-16 offsets into `text`. Line ends become spaces: this is a glance, the page has the layout. */
export function quoteContext(text: string, start: number, end: number): QuoteContext {
  const from = Math.max(0, start - reach);
  const to = Math.min(text.length, end + reach);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: `${from > 0 ? '… ' : ''}${tidy(from > 0 ? before.replace(/^\S*\s/u, '') : before)}`,
    after: `${tidy(to < text.length ? after.replace(/\s\S*$/u, '') : after)}${to < text.length ? ' …' : ''}`,
  };
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}
