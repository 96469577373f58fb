/** Confidence as bars beside words. Bars are dotted when nothing was fitted yet: hollow shape, not colour, says so. */
import type { ReactNode } from 'react';

/** `share` 0 to 1 lights one to five bars; null draws them dotted. */
export function Bars({ share }: { share: number | null }): ReactNode {
  const lit = share === null ? 0 : Math.max(1, Math.ceil(share * 5));
  return (
    <span className={share === null ? 'bars none' : 'bars'} aria-hidden="true">
      {[1, 2, 3, 4, 5].map((bar) => (
        <i key={bar} className={bar <= lit ? 'on' : ''} />
      ))}
    </span>
  );
}

export function ConfidenceLine({
  share,
  word,
  count,
}: {
  share: number | null;
  word: string;
  count: string;
}): ReactNode {
  return (
    <span className="conf">
      <Bars share={share} />
      <span>
        <b className="strong">{word}</b>
        {count !== '' && ` · ${count}`}
      </span>
    </span>
  );
}
