/** The quotes a finding stands on, with the words around them and a way to their place; or that there is none. */
import type { ReactNode } from 'react';
import type { Evidence } from '../../bridge/types.ts';
import { Quote } from '../../parts/quote.tsx';
import type { LoadPage } from '../../parts/page-viewer/viewer-types.ts';
import { matchWords } from '../words/finding-words.ts';
import { count } from '../words/numbers.ts';
import type { ReviewItem } from './finding-groups.ts';
import { useQuoteContext } from './use-quote-context.ts';

export function EvidenceSection(props: {
  item: ReviewItem;
  load: LoadPage;
  read: number;
  onShow: () => void;
}): ReactNode {
  const { item, load, read, onShow } = props;
  const { evidence, status } = item.finding;
  if (evidence.length === 0) {
    return (
      <div className="sec first">
        <p>{status === 'absent' ? 'No passage speaks to this.' : 'There is no quote for this.'}</p>
        <p className="note">
          {status === 'absent' ? `${count(read, 'page')} read. This is about the pages, not about the world.` : ''}
        </p>
      </div>
    );
  }
  return (
    <div className="sec first evidence">
      {evidence.map((one, at) => (
        <OneQuote
          key={`${one.span.page}-${one.span.start}-${at}`}
          evidence={one}
          second={status === 'conflicting' && at > 0}
          load={load}
          onShow={onShow}
        />
      ))}
    </div>
  );
}

function OneQuote(props: { evidence: Evidence; second: boolean; load: LoadPage; onShow: () => void }): ReactNode {
  const { evidence, second, load, onShow } = props;
  const context = useQuoteContext(load, evidence);
  const tone = evidence.match === 'near' ? 'near' : second ? 'second' : 'mark';
  return (
    <div>
      <Quote quote={evidence.quote} tone={tone} before={context?.before} after={context?.after} />
      <div className="row cite-row">
        <button type="button" className="cite" onClick={onShow}>
          p {evidence.span.page}
        </button>
        <span className="note">{matchWords[evidence.match](evidence.distance)}</span>
      </div>
    </div>
  );
}
