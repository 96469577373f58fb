/** The words around a quote, once its page is here. */
import { useEffect, useState } from 'react';
import type { Evidence } from '../../bridge/types.ts';
import type { LoadPage } from '../../parts/page-viewer/viewer-types.ts';
import { quoteContext, type QuoteContext } from './quote-context.ts';

export function useQuoteContext(load: LoadPage, evidence: Evidence): QuoteContext | null {
  const [held, setHeld] = useState<{ of: Evidence; context: QuoteContext | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    const { page, start, end } = evidence.span;
    void load(page).then((stored) => {
      if (wanted) setHeld({ of: evidence, context: stored === null ? null : quoteContext(stored.text, start, end) });
    });
    return () => {
      wanted = false;
    };
  }, [load, evidence]);
  return held !== null && held.of === evidence ? held.context : null;
}
