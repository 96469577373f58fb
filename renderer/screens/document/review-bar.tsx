/** How far the review of this document is, and what comes next, ordered by risk and doubt. */
import type { ReactNode } from 'react';
import type { DocumentId } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Sign } from '../../parts/sign.tsx';
import { useSession } from '../session.tsx';
import { signOf } from '../words/finding-words.ts';
import { AddToGolden } from './add-to-golden.tsx';
import { isOpen } from './finding-groups.ts';
import type { Review } from './use-review.ts';

export function ReviewBar({ review, document }: { review: Review; document: DocumentId }): ReactNode {
  const { at, go } = useSession();
  const waiting = review.groups.find((group) => group.name === 'needs')?.items ?? [];
  const open = review.items.filter(isOpen).length;
  const decided = review.items.length - open;
  const position = waiting.findIndex((item) => item === review.current);
  return (
    <section className="qbar" aria-label="What waits for a decision">
      <span className="qpos">
        {position >= 0 ? `${position + 1} of ${waiting.length}` : `${waiting.length} to decide`}
      </span>
      <span className="note">{waiting.length > 0 ? 'ordered by risk and doubt' : 'nothing needs you here'}</span>
      <ol>
        {waiting.slice(0, 6).map((item) => (
          <li key={item.finding.id}>
            <button
              type="button"
              className={item === review.current ? 'qitem now' : 'qitem'}
              aria-current={item === review.current ? 'true' : undefined}
              onClick={() => {
                review.choose(item.finding.id);
              }}
            >
              <Sign name={signOf(item.finding, item.decision)} />
              {item.title}
            </button>
          </li>
        ))}
      </ol>
      {decided > 0 && <AddToGolden document={document} />}
      {at.place === null ? (
        <span className="row q2 note nowrap">
          <Icon name="check" />
          {decided} of {review.items.length} decided
        </span>
      ) : (
        <Button
          look="quiet"
          icon="message-square-text"
          onPress={() => {
            go({ to: 'screen', screen: 'ask' });
          }}
        >
          Back to the answer
        </Button>
      )}
    </section>
  );
}
