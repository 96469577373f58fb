/** The decision on one finding: value, its quote, how sure, what was checked, why it is here, and the acts. */
import type { ReactNode } from 'react';
import type { PageSummary } from '../../bridge/types.ts';
import { Notice } from '../../parts/notice.tsx';
import type { LoadPage } from '../../parts/page-viewer/viewer-types.ts';
import { SignWord } from '../../parts/sign.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { signOf, wordOf } from '../words/finding-words.ts';
import { moment } from '../words/numbers.ts';
import { valueText } from '../words/value-words.ts';
import { Acts } from './acts.tsx';
import { Checks } from './checks.tsx';
import { ConfidenceSection } from './confidence-section.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import type { ReviewItem } from './finding-groups.ts';
import { ReasonForm } from './reason-form.tsx';
import type { Review } from './use-review.ts';
import { ValueSection } from './value-section.tsx';
import { Why } from './why.tsx';

export interface DecisionPaneProps {
  readonly review: Review;
  readonly pages: readonly PageSummary[];
  readonly load: LoadPage;
  readonly chosen: number | null;
  readonly onChoice: (position: number) => void;
  readonly whyOpen: boolean;
  readonly onWhy: () => void;
}

export function DecisionPane(props: DecisionPaneProps): ReactNode {
  const { review, pages, load, chosen, onChoice, whyOpen, onWhy } = props;
  const item = review.current;
  if (item === null) {
    return (
      <section className="pane decide" aria-label="Decision">
        {review.loading.loaded.state === 'ready' && (
          <Notice kind="empty" title="Nothing to decide here">
            <p>When something is found in this document, its quote and the decision on it stand here.</p>
          </Notice>
        )}
      </section>
    );
  }
  const read = pages.filter((page) => page.status === 'ok' || page.status === 'partial').length;
  return (
    <section className="pane decide" aria-label={`Decision on finding ${item.number}`}>
      <div className="scroll" tabIndex={0} role="region" aria-label={item.title}>
        <Head item={item} read={read} />
        <EvidenceSection
          item={item}
          load={load}
          read={read}
          onShow={() => {
            review.choose(item.finding.id);
          }}
        />
        <ValueSection item={item} chosen={chosen} onChoice={onChoice} />
        {review.form === null ? (
          <>
            <ConfidenceSection item={item} />
            <Checks item={item} />
            <Why item={item} open={whyOpen} onToggle={onWhy} />
          </>
        ) : (
          <ReasonForm key={`${item.finding.id}-${review.form}`} item={item} act={review.form} review={review} />
        )}
      </div>
      {review.failure !== null && <FailureNotice failure={review.failure} />}
      {review.form === null && <Acts item={item} review={review} chosen={chosen} />}
    </section>
  );
}

function Head({ item, read }: { item: ReviewItem; read: number }): ReactNode {
  const { finding, decision } = item;
  return (
    <div className="dhead">
      <div className="row">
        <h2 className="grow">
          <span className="no">{item.number}</span>
          {item.title}
        </h2>
        <SignWord chip name={signOf(finding, decision)} word={wordOf(finding, decision, read)} />
      </div>
      <p className="q2">{decision === null ? item.field?.describes : decidedSentence(item)}</p>
    </div>
  );
}

function decidedSentence({ decision }: ReviewItem): string {
  if (decision === null) return '';
  const reason = decision.reason === '' ? '' : ` Reason: ${decision.reason}.`;
  const changed =
    decision.act === 'correct' ? ` Was: ${decision.before === null ? 'nothing' : valueText(decision.before)}.` : '';
  return `${decision.byName}, ${decision.role}, ${moment(decision.at)}.${changed}${reason}`;
}
