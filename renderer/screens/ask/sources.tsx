/** The quotes an answer rests on, or the nearest passages when there is none. Press one to open it on its page. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useLoaded, valueOr } from '../../bridge/use-loaded.ts';
import type { Evidence } from '../../bridge/types.ts';
import { Notice } from '../../parts/notice.tsx';
import { quoteContext } from '../document/quote-context.ts';
import { useSession } from '../session.tsx';
import { matchWords } from '../words/finding-words.ts';
import { count } from '../words/numbers.ts';
import type { NumberedSource } from './sources.ts';

export interface SourcesProps {
  readonly sources: readonly NumberedSource[];
  readonly current: number;
  readonly onPick: (number: number) => void;
  readonly onOpen: (evidence: Evidence) => void;
  readonly nearest: boolean;
}

export function Sources({ sources, current, onPick, onOpen, nearest }: SourcesProps): ReactNode {
  return (
    <aside className="pane panel" aria-label={nearest ? 'Nearest passages' : 'Sources'}>
      <div className="head short">
        <h2 className="grow">{nearest ? 'Nearest passages' : 'Sources'}</h2>
        <span className="note">{count(sources.length, nearest ? 'passage' : 'quote')}</span>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Quotes">
        {sources.length === 0 ? (
          <Notice kind="empty" title="No quotes to show">
            <p>The words an answer rests on stand here, with the page they are on.</p>
          </Notice>
        ) : (
          <ol>
            {sources.map((source) => (
              <SourceItem
                key={source.number}
                source={source}
                current={source.number === current}
                onPick={onPick}
                onOpen={onOpen}
                nearest={nearest}
              />
            ))}
          </ol>
        )}
      </div>
    </aside>
  );
}

function SourceItem(props: {
  source: NumberedSource;
  current: boolean;
  onPick: (number: number) => void;
  onOpen: (evidence: Evidence) => void;
  nearest: boolean;
}): ReactNode {
  const { source, current, onPick, onOpen, nearest } = props;
  const { number, evidence } = source;
  const { documents } = useSession();
  const name = valueOr(documents.loaded, []).find((one) => one.id === evidence.document)?.name;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li
      ref={item}
      className={current ? 'src on' : 'src'}
      onClick={() => {
        onPick(number);
      }}
    >
      <span className="refn">{number}</span>
      <div className="grow">
        <div className="row">
          <b className="strong cut grow">{name ?? 'A removed document'}</b>
          <button
            type="button"
            className="cite"
            onClick={() => {
              onOpen(evidence);
            }}
          >
            p {evidence.span.page}
            <span className="vh">, open source {number} on its page</span>
          </button>
        </div>
        <SourceQuote evidence={evidence} current={current} />
        <span className="note">
          {matchWords[evidence.match](evidence.distance)}
          {nearest && ', not an answer'}
        </span>
      </div>
    </li>
  );
}

function SourceQuote({ evidence, current }: { evidence: Evidence; current: boolean }): ReactNode {
  const page = useLoaded('document.page', { document: evidence.document, page: evidence.span.page });
  const { start, end } = evidence.span;
  const context = page.loaded.state === 'ready' ? quoteContext(page.loaded.value.text, start, end) : null;
  const near = evidence.match === 'near' ? ' near' : '';
  return (
    <blockquote>
      {context?.before}
      <mark className={`${current ? 'on' : ''}${near}`}>{evidence.quote}</mark>
      {context?.after}
    </blockquote>
  );
}
