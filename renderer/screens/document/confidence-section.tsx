/** How sure the specialist is: a word, a count in 100, and on how many judged items that was fitted. */
import type { ReactNode } from 'react';
import { ConfidenceLine } from '../../parts/confidence.tsx';
import { confidenceShown } from '../words/confidence-words.ts';
import type { ReviewItem } from './finding-groups.ts';

export function ConfidenceSection({ item }: { item: ReviewItem }): ReactNode {
  const { confidence, hops, specialist, status } = item.finding;
  if (status === 'not-attempted') return null;
  const shown = confidenceShown(confidence);
  // What judged items prove of this value; the route's last step says it, and that a person decides in any case.
  const decides = hops.findLast((hop) => hop.specialist === 'route');
  return (
    <div className="sec">
      <div className="row wrap">
        <ConfidenceLine share={shown.share} word={shown.word} count={shown.count} />
        <span className="note">{shown.note}</span>
      </div>
      <p className="note">found by {specialist}</p>
      {decides !== undefined && <p className="note">A person {decides.reason}</p>}
    </div>
  );
}
