/** One document under review: bar, page, findings, decision, and the keys that need no mouse. */
import { useMemo, useReducer, useState, type ReactNode } from 'react';
import type { DocumentRecord, PackView, PageSummary } from '../../bridge/types.ts';
import { PageViewer } from '../../parts/page-viewer/page-viewer.tsx';
import type { Jump } from '../../parts/page-viewer/viewer-types.ts';
import { useSession } from '../session.tsx';
import { kindWords } from '../words/document-words.ts';
import { DecisionPane } from './decision-pane.tsx';
import { fieldsOf } from './finding-groups.ts';
import { FindingList } from './finding-list.tsx';
import { marksOf, placeOwner } from './marks-of.ts';
import { ReviewBar } from './review-bar.tsx';
import { SignDecision } from './sign-decision.tsx';
import { useReview, type Review } from './use-review.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { useSource } from './use-source.ts';

export interface ReviewStationProps {
  readonly document: DocumentRecord;
  readonly pages: readonly PageSummary[];
  readonly pack: PackView;
}

export function ReviewStation({ document, pages, pack }: ReviewStationProps): ReactNode {
  const { at, policy } = useSession();
  const type = document.type?.label ?? null;
  const fields = useMemo(() => fieldsOf(pack, type), [pack, type]);
  const review = useReview(document.id, fields);
  const source = useSource(document);
  const [printed, togglePrinted] = useReducer((shown: boolean) => !shown, false);
  const [whyOpen, toggleWhy] = useReducer((shown: boolean) => !shown, false);
  const { chosen, choose } = useChoice(review);
  const marks = useMemo(() => marksOf(review.items, document.id, at.place), [review.items, document.id, at.place]);
  useReviewKeys({ review, document, chosen, choose, onPrinted: togglePrinted, onWhy: toggleWhy });
  return (
    <main className="court document-court">
      <ReviewBar review={review} document={document.id} />
      <PageViewer
        title={document.name}
        detail={kindWords[document.kind]}
        pages={pages}
        read={source.read}
        load={source.load}
        marks={marks}
        jump={useJump(review)}
        onChoose={review.choose}
        asPrinted={printed}
      />
      <FindingList review={review} document={document} pages={pages} />
      <DecisionPane {...{ review, pages, chosen, whyOpen }} load={source.load} onChoice={choose} onWhy={toggleWhy} />
      {review.awaitsSignature && <SignDecision review={review} by={policy?.signedDecisionsBy ?? ''} />}
      <p className="vh" role="status">
        {review.said}
      </p>
    </main>
  );
}

/** The side of a conflict that a person chose, for the finding under decision only: the next one starts unchosen. */
function useChoice({ current }: Review): { chosen: number | null; choose: (position: number) => void } {
  const [choice, setChoice] = useState<{ of: string; at: number } | null>(null);
  return {
    chosen: choice !== null && choice.of === current?.finding.id ? choice.at : null,
    choose: (position) => {
      if (current !== null) setChoice({ of: current.finding.id, at: position });
    },
  };
}

/** First the place that an answer points at; from the first choice on, the finding under decision. */
function useJump({ current, round }: Review): Jump | null {
  const { at } = useSession();
  if (at.place !== null && round === 1) {
    return { owner: placeOwner, page: at.place.span.page, round: at.visit * 10_000 };
  }
  if (current === null) return null;
  return { owner: current.finding.id, page: current.finding.evidence[0]?.span.page ?? null, round };
}
