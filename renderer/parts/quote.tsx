/** The document's own words, letter for letter, with the words around them. Always serif, always text nodes. */
import type { ReactNode } from 'react';

export interface QuoteProps {
  readonly quote: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** `second` is the other side of a conflict; `near` a near match on an OCR page. */
  readonly tone?: 'mark' | 'second' | 'near' | undefined;
  readonly current?: boolean | undefined;
}

const classes = { mark: '', second: 'b', near: 'near' } as const;

export function Quote({ quote, before = '', after = '', tone = 'mark', current = false }: QuoteProps): ReactNode {
  const mark = [classes[tone], current ? 'on' : ''].filter(Boolean).join(' ');
  return (
    <blockquote className={tone === 'second' ? 'quote b' : 'quote'}>
      {before}
      <mark className={mark === '' ? undefined : mark}>{quote}</mark>
      {after}
    </blockquote>
  );
}
