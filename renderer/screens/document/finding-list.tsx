/** The findings of the document by what a person has to do. One tab stop; arrows move; a choice brings its quote into view. */
import { memo, type ReactNode } from 'react';
import type { DocumentRecord, PageSummary } from '../../bridge/types.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageOfList, pageOf, pageStart } from '../../parts/page-of-list.tsx';
import { Sign } from '../../parts/sign.tsx';
import { useRoving } from '../../parts/use-roving.ts';
import { Shown } from '../shown.tsx';
import { findingStatusWords, signOf, wordOf } from '../words/finding-words.ts';
import { count } from '../words/numbers.ts';
import { shownValue } from './shown-value.ts';
import type { ReviewGroup, ReviewItem } from './finding-groups.ts';
import type { Review } from './use-review.ts';

export interface FindingListProps {
  readonly review: Review;
  readonly document: DocumentRecord;
  readonly pages: readonly PageSummary[];
}

export function FindingList({ review, document, pages }: FindingListProps): ReactNode {
  const read = pages.filter((page) => page.status === 'ok' || page.status === 'partial').length;
  return (
    <section className="pane panel flist" aria-label="Findings">
      <div className="head short">
        <h2 className="grow">Findings</h2>
        <span className="note">{review.items.length}</span>
      </div>
      {document.status !== 'ready' && <Unfinished />}
      <div className="scroll" tabIndex={-1}>
        <Shown of={review.loading} what="the findings">
          {(rows) =>
            rows.length === 0 ? <NoFindings document={document} read={read} /> : <Groups review={review} read={read} />
          }
        </Shown>
      </div>
    </section>
  );
}

function Unfinished(): ReactNode {
  return (
    <p className="unfinished" role="status">
      <b className="strong">Unfinished.</b> Do not take this list as complete.
    </p>
  );
}

function NoFindings({ document, read }: { document: DocumentRecord; read: number }): ReactNode {
  if (read === 0) {
    return (
      <Notice kind="person" title="No page could be read">
        <p>Nothing was looked for. You can still look at the pages.</p>
      </Notice>
    );
  }
  return (
    <Notice kind="nothing" title={`Nothing was looked for in the ${count(read, 'page')} read`}>
      <p>
        {document.type === null || document.type.abstained
          ? 'No document type was named, so no fields are known for it.'
          : 'This type of document has no fields.'}
      </p>
    </Notice>
  );
}

function Groups({ review, read }: { review: Review; read: number }): ReactNode {
  const inOrder = review.groups.flatMap((group) => group.items);
  const at = inOrder.findIndex((item) => item === review.current);
  const chooseAt = (next: number): void => {
    const item = inOrder[next];
    if (item !== undefined) review.choose(item.finding.id);
  };
  const roving = useRoving(inOrder.length, at, chooseAt, pageStart);
  const drawn = new Set(pageOf(inOrder, at));
  return (
    <>
      <div role="listbox" aria-label="Findings by what they need" onKeyDown={roving.onKeyDown}>
        {review.groups
          .filter(({ items }) => items.some((item) => drawn.has(item)))
          .map((group) => (
            <Group key={group.name} group={group} drawn={drawn} review={review} read={read} />
          ))}
      </div>
      <PageOfList at={at} total={inOrder.length} onGo={chooseAt} />
    </>
  );
}

function Group(props: {
  group: ReviewGroup;
  /** The items of the page in view. */
  drawn: ReadonlySet<ReviewItem>;
  review: Review;
  read: number;
}): ReactNode {
  const { group, drawn, review, read } = props;
  return (
    <div className="fgroup" role="group" aria-label={`${group.title}, ${group.items.length}`}>
      <div className="gh" aria-hidden="true">
        <span>{group.title}</span>
        <span>{group.items.length}</span>
      </div>
      {group.items
        .filter((item) => drawn.has(item))
        .map((item) => (
          <Item
            key={item.finding.id}
            item={item}
            current={item === review.current}
            read={read}
            onChoose={review.choose}
          />
        ))}
    </div>
  );
}

const Item = memo(function Item(props: {
  item: ReviewItem;
  current: boolean;
  read: number;
  onChoose: (finding: string) => void;
}): ReactNode {
  const { item, current, read, onChoose } = props;
  const { finding, decision } = item;
  const page = finding.evidence[0]?.span.page;
  const value = shownValue(item);
  const quoted = finding.status === 'found' && value === finding.evidence[0]?.quote;
  return (
    <div
      data-item
      role="option"
      aria-selected={current}
      tabIndex={current ? 0 : -1}
      className={current ? 'fi on' : 'fi'}
      onClick={() => {
        onChoose(finding.id);
      }}
    >
      <Sign name={signOf(finding, decision)} />
      <span className="grow">
        <span className="row">
          <b className="cut grow">{item.title}</b>
          <span className="mono q3">{page === undefined ? `${read} p` : `p ${page}`}</span>
        </span>
        <span className={quoted ? 'fv cut serif' : 'fv cut'}>
          {value === '' ? findingStatusWords[finding.status](read) : quoted ? `“${value}”` : value}
        </span>
        <span className="vh">
          {wordOf(finding, decision, read)}, number {item.number}
        </span>
      </span>
    </div>
  );
});
