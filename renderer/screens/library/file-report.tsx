/** The report on the chosen file: its pages, what happened, every type score, and the way out. */
import { useState, type ReactNode } from 'react';
import { useLoaded, valueOr } from '../../bridge/use-loaded.ts';
import type { DocumentRecord, Failure } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { canRetry, documentState, needsPerson, problemWords } from '../words/document-words.ts';
import { count, moment, size } from '../words/numbers.ts';
import { PageGrid } from './page-grid.tsx';
import { RemoveFile } from './remove-file.tsx';
import { TypeScores } from './type-scores.tsx';

export function FileReport({ document, onOpen }: { document: DocumentRecord; onOpen: () => void }): ReactNode {
  const detail = useLoaded('document.get', { document: document.id });
  const pages = detail.loaded.state === 'ready' ? detail.loaded.value.pages : [];
  const unread = pages.filter((page) => page.status === 'illegible' || page.status === 'needs-ocr').length;
  return (
    <aside className="pane insp" aria-label="Report on the chosen file">
      <div className="scroll">
        <div className="sec">
          <h2 className="report-title">{document.name}</h2>
          <p className="q2">{reportSentence(document, pages.length, unread)}</p>
          {pages.length > 0 && <PageGrid pages={pages} />}
        </div>
        <WhatHappened document={document} />
        {document.type !== null && <TypeScores scores={document.type} />}
        <Ways document={document} readable={pages.length > 0} onOpen={onOpen} />
      </div>
    </aside>
  );
}

function reportSentence(document: DocumentRecord, pages: number, unread: number): string {
  const state = documentState(document);
  if (needsPerson(document)) return `${state.title}. ${state.way}`;
  if (document.status !== 'ready') return `${state.title}.`;
  return unread === 0 ? `All ${count(pages, 'page')} read.` : `${pages - unread} of ${count(pages, 'page')} read.`;
}

function WhatHappened({ document }: { document: DocumentRecord }): ReactNode {
  const { documents } = useSession();
  const replaced = valueOr(documents.loaded, []).find((one) => one.id === document.replaces);
  return (
    <div className="sec">
      <h3>What happened</h3>
      <dl className="kv">
        {document.problems.map((problem, at) => (
          <ProblemLine key={at} problem={problem} />
        ))}
        <dt>Received</dt>
        <dd>{moment(document.receivedAt)}</dd>
        <dt>Size</dt>
        <dd>{size(document.bytes)}</dd>
        <dt>Versions</dt>
        <dd>{replaced === undefined ? 'only this one' : `replaces ${replaced.name}`}</dd>
      </dl>
    </div>
  );
}

function ProblemLine({ problem }: { problem: DocumentRecord['problems'][number] }): ReactNode {
  return (
    <>
      <dt>{problem.page === null ? 'File' : `Page ${problem.page}`}</dt>
      <dd>
        {problemWords[problem.code]}
        {problem.detail !== '' && <span className="note line">{problem.detail}</span>}
      </dd>
    </>
  );
}

function Ways(props: { document: DocumentRecord; readable: boolean; onOpen: () => void }): ReactNode {
  const { document, readable, onOpen } = props;
  const { ask, documents, matter } = useSession();
  const refusal = useRefusal();
  const [removing, setRemoving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const retry = async (): Promise<void> => {
    const result = await ask('library.retry', { document: document.id });
    setFailure(result.ok ? null : result.failure);
  };
  const held = matter?.state === 'held' ? 'Remove: the matter is on hold' : null;
  return (
    <div className="sec ways">
      {readable && (
        <Button look="main" keys={['Enter']} onPress={onOpen}>
          Open
        </Button>
      )}
      {canRetry(document) && (
        <Button icon="refresh-cw" refused={refusal} onPress={() => void retry()}>
          Try again
        </Button>
      )}
      <Button
        icon="trash"
        refused={refusal ?? held}
        onPress={() => {
          setRemoving(true);
        }}
      >
        Remove from this matter
      </Button>
      {failure !== null && <FailureNotice failure={failure} />}
      {removing && (
        <RemoveFile
          document={document}
          onClose={() => {
            setRemoving(false);
          }}
          onRemoved={documents.reload}
        />
      )}
    </div>
  );
}
